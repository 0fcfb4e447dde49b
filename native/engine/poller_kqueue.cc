#if defined(__APPLE__) || defined(__FreeBSD__) || defined(__NetBSD__) || defined(__OpenBSD__)

#include <fcntl.h>
#include <sys/event.h>
#include <sys/time.h>
#include <unistd.h>

#include <algorithm>

#include "poller.h"

namespace pysocket {
namespace {

constexpr size_t kBatch = 256;

}  // namespace

Poller::Poller() : fd_(kqueue()) {
  if (fd_ >= 0) fcntl(fd_, F_SETFD, FD_CLOEXEC);
}

Poller::~Poller() {
  if (fd_ >= 0) close(fd_);
}

Result Poller::add(int fd) const {
  struct kevent changes[2];
  EV_SET(&changes[0], fd, EVFILT_READ, EV_ADD | EV_CLEAR, 0, 0, nullptr);
  EV_SET(&changes[1], fd, EVFILT_WRITE, EV_ADD | EV_CLEAR, 0, 0, nullptr);
  return kevent(fd_, changes, 2, nullptr, 0, nullptr) == 0 ? 0 : failure();
}

void Poller::remove(int fd) const {
  // Each on its own: the first that fails would keep the other.
  for (const auto filter : {EVFILT_READ, EVFILT_WRITE}) {
    struct kevent change;
    EV_SET(&change, fd, filter, EV_DELETE, 0, 0, nullptr);
    kevent(fd_, &change, 1, nullptr, 0, nullptr);
  }
}

size_t Poller::collect(Ready* out, size_t room) const {
  struct kevent events[kBatch];
  const timespec now{};
  const int most = static_cast<int>(std::min(room, kBatch));
  const int count = kevent(fd_, nullptr, 0, events, most, &now);
  for (int i = 0; i < count; ++i) {
    const bool reads = events[i].filter == EVFILT_READ;
    const bool ended = (events[i].flags & (EV_EOF | EV_ERROR)) != 0;
    out[i] = {static_cast<int>(events[i].ident),
              (reads ? kReadable : kWritable) | (ended && reads ? kEnded : 0)};
  }
  return count > 0 ? static_cast<size_t>(count) : 0;
}

}  // namespace pysocket

#endif
