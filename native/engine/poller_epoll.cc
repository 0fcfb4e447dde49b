// With PYSOCKET_KQUEUE, tests run the kqueue poller on Linux, over an emulation.
#if defined(__linux__) && !defined(PYSOCKET_KQUEUE)

#include <sys/epoll.h>

#include <algorithm>

#include "../os/sys.h"
#include "poller.h"

namespace pysocket {
namespace {

constexpr size_t kBatch = 256;

int bits_of(uint32_t events) {
  int bits = 0;
  if ((events & (EPOLLIN | EPOLLPRI | EPOLLRDHUP | EPOLLHUP | EPOLLERR)) != 0) bits |= kReadable;
  if ((events & (EPOLLOUT | EPOLLHUP | EPOLLERR)) != 0) bits |= kWritable;
  if ((events & EPOLLPRI) != 0) bits |= kUrgent;
  // From now on every receive returns at once, whatever earlier ones returned.
  if ((events & EPOLLRDHUP) != 0) bits |= kEnded;
  // EPOLLHUP is also set for a socket that is not connected, and an error may be gone by the time
  // that it is reported.
  if ((events & (EPOLLHUP | EPOLLERR)) != 0) bits |= kFailed;
  return bits;
}

constexpr uint32_t kAll = EPOLLIN | EPOLLPRI | EPOLLRDHUP | EPOLLOUT;

Result control(int poller, int operation, int fd, uint32_t events) {
  epoll_event event{};
  event.events = events | EPOLLET;
  event.data.fd = fd;
  return sys::epoll_ctl(poller, operation, fd, &event) == 0 ? 0 : failure();
}

}  // namespace

Poller::Poller() : fd_(sys::epoll_create1(EPOLL_CLOEXEC)), status_(fd_ < 0 ? failure() : 0) {
  if (status_ == 0) status_ = wake_.status();
  if (status_ == 0) status_ = control(fd_, EPOLL_CTL_ADD, wake_.fd(), EPOLLIN);
}

Result Poller::add(int fd) const { return control(fd_, EPOLL_CTL_ADD, fd, kAll); }

Result Poller::renew(int fd) const {
  const Result known = control(fd_, EPOLL_CTL_MOD, fd, kAll);
  if (known != -ENOENT) return known;
  const Result added = add(fd);
  return added == 0 ? 1 : added;
}

void Poller::remove(int fd) const {
  epoll_event event{};
  sys::epoll_ctl(fd_, EPOLL_CTL_DEL, fd, &event);
}

size_t Poller::collect(Ready* out, size_t room, bool& woken) const {
  epoll_event events[kBatch];
  const int most = static_cast<int>(std::min(room, kBatch));
  const int count = sys::epoll_wait(fd_, events, most, 0);
  size_t told = 0;
  woken = false;
  for (int i = 0; i < count; ++i) {
    if (events[i].data.fd == wake_.fd()) {
      woken = true;
    } else {
      out[told++] = {events[i].data.fd, bits_of(events[i].events)};
    }
  }
  if (woken) wake_.drain();
  return told;
}

}  // namespace pysocket

#endif
