#include "../os/kqueue.h"

#ifdef PYSOCKET_HAS_KQUEUE

#include <algorithm>

#include "../os/sys.h"
#include "poller.h"

namespace pysocket {
namespace {

constexpr size_t kBatch = 256;

Result change(int poller, int fd, int16_t filter, uint16_t flags) {
  struct kevent wanted;
  EV_SET(&wanted, static_cast<uintptr_t>(fd), filter, flags, 0, 0, nullptr);
  return sys::kevent(poller, &wanted, 1, nullptr, 0, nullptr) == 0 ? 0 : failure();
}

int bits_of(const struct kevent& event) {
  if (event.filter != EVFILT_READ) return kWritable;
  int bits = kReadable;
  if ((event.flags & (EV_EOF | EV_ERROR)) != 0) bits |= kEnded;
#ifdef EV_OOBAND
  if ((event.flags & EV_OOBAND) != 0) bits |= kUrgent;
#endif
  return bits;
}

}  // namespace

Poller::Poller() : fd_(-1), status_(kqueue_open()) {
  if (status_ >= 0) {
    fd_ = static_cast<int>(status_);
    status_ = 0;
  }
  if (status_ == 0) status_ = wake_.status();
  if (status_ == 0) status_ = change(fd_, wake_.fd(), EVFILT_READ, EV_ADD | EV_CLEAR);
}

Result Poller::add(int fd) const {
  if (const Result error = change(fd_, fd, EVFILT_READ, EV_ADD | EV_CLEAR)) return error;
  const Result error = change(fd_, fd, EVFILT_WRITE, EV_ADD | EV_CLEAR);
  // fd is a kqueue, which can become readable but not writable.
  if (error == -EINVAL) return 0;
  if (error != 0) remove(fd);
  return error;
}

Result Poller::renew(int fd) const { return add(fd); }

void Poller::remove(int fd) const {
  change(fd_, fd, EVFILT_READ, EV_DELETE);
  change(fd_, fd, EVFILT_WRITE, EV_DELETE);
}

size_t Poller::collect(Ready* out, size_t room, bool& woken) const {
  struct kevent events[kBatch];
  const timespec now{};
  const int most = static_cast<int>(std::min(room, kBatch));
  const int count = sys::kevent(fd_, nullptr, 0, events, most, &now);
  size_t told = 0;
  woken = false;
  for (int i = 0; i < count; ++i) {
    const int fd = static_cast<int>(events[i].ident);
    if (fd == wake_.fd()) {
      woken = true;
    } else {
      out[told++] = {fd, bits_of(events[i])};
    }
  }
  if (woken) wake_.drain();
  return told;
}

}  // namespace pysocket

#endif
