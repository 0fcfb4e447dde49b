#ifdef __linux__

#include <sys/epoll.h>
#include <unistd.h>

#include <algorithm>

#include "poller.h"

namespace pysocket {
namespace {

constexpr size_t kBatch = 256;

int bits_of(uint32_t events) {
  int bits = 0;
  if ((events & (EPOLLIN | EPOLLPRI | EPOLLRDHUP | EPOLLHUP | EPOLLERR)) != 0) bits |= kReadable;
  if ((events & (EPOLLOUT | EPOLLHUP | EPOLLERR)) != 0) bits |= kWritable;
  if ((events & EPOLLPRI) != 0) bits |= kUrgent;
  // From now on every receive answers at once, whatever it has answered before.
  if ((events & (EPOLLRDHUP | EPOLLHUP | EPOLLERR)) != 0) bits |= kEnded;
  return bits;
}

}  // namespace

Poller::Poller() : fd_(epoll_create1(EPOLL_CLOEXEC)) {}

Poller::~Poller() {
  if (fd_ >= 0) close(fd_);
}

Result Poller::add(int fd) const {
  epoll_event event{};
  event.events = EPOLLIN | EPOLLPRI | EPOLLRDHUP | EPOLLOUT | EPOLLET;
  event.data.fd = fd;
  return epoll_ctl(fd_, EPOLL_CTL_ADD, fd, &event) == 0 ? 0 : failure();
}

void Poller::remove(int fd) const {
  epoll_event event{};
  epoll_ctl(fd_, EPOLL_CTL_DEL, fd, &event);
}

size_t Poller::collect(Ready* out, size_t room) const {
  epoll_event events[kBatch];
  const int most = static_cast<int>(std::min(room, kBatch));
  const int count = epoll_wait(fd_, events, most, 0);
  for (int i = 0; i < count; ++i) out[i] = {events[i].data.fd, bits_of(events[i].events)};
  return count > 0 ? static_cast<size_t>(count) : 0;
}

}  // namespace pysocket

#endif
