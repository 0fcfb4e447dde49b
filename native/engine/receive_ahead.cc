#include "receive_ahead.h"

#include "../os/sys.h"

#ifndef _WIN32
#include <sys/socket.h>
#endif

namespace pysocket {

#ifdef _WIN32

// Windows has no flag that keeps a call from waiting, so JavaScript makes each attempt.
void ReceiveAhead::receive(Ready*, size_t, size_t&) const {}

#else

namespace {

// Aligns what follows in the memory, since JavaScript may read it as numbers.
constexpr size_t kAlignment = 8;

Result receive_now(int fd, char* to, size_t size) {
  for (;;) {
    const ssize_t received = sys::recv(fd, to, size, MSG_DONTWAIT);
    if (received >= 0) return static_cast<Result>(received);
    // A signal's handler runs only when JavaScript does. Nothing here waits for it.
    if (errno != EINTR) return failure();
  }
}

}  // namespace

void ReceiveAhead::receive(Ready* ready, size_t count, size_t& used) const {
  for (Ready* at = ready; at != ready + count; ++at) {
    if ((at->bits & kReadable) == 0 || (at->bits & kFinished) != 0) continue;
    if (at->fd < 0 || static_cast<size_t>(at->fd) >= descriptors_) continue;
    if (wanted_[at->fd] <= 0) continue;
    const auto wanted = static_cast<size_t>(wanted_[at->fd]);
    // There is no room, so JavaScript makes its own attempt.
    if (used > size_ || size_ - used < wanted) continue;
    at->bits |= kReceived;
    at->received = static_cast<int>(receive_now(at->fd, memory_ + used, wanted));
    at->offset = static_cast<int>(used);
    if (at->received > 0) {
      used += (static_cast<size_t>(at->received) + kAlignment - 1) & ~(kAlignment - 1);
    }
  }
}

#endif

}  // namespace pysocket
