// accept(2): a descriptor that is not inheritable, and the peer's address.
#pragma once

#include "address.h"
#include "create.h"
#include "descriptor_mode.h"
#include "lease.h"
#include "operation.h"
#include "platform.h"

namespace pysocket {

struct AcceptOperation : Operation {
  static constexpr short kEvents = POLLIN | kPeerEnded;
  static constexpr bool kPollFirst = true;
  static constexpr uint8_t kHabit = kAcceptsWait;

  Address* peer;

  // On the BSDs an accepted socket inherits its listener's mode, which this attempt may have
  // changed.
#ifdef PYSOCKET_LINUX
  static constexpr bool kInheritsMode = false;
#else
  static constexpr bool kInheritsMode = true;
#endif

  // Waiting on a socket that does not listen would never end, but accept() refuses it at once.
  static bool worth_waiting(int fd) {
    int listens = 1;
    socklen_t size = sizeof listens;
    return sys::getsockopt(fd, SOL_SOCKET, SO_ACCEPTCONN, &listens, &size) != 0 || listens != 0;
  }

  // A Unix listener that has been shut down says so only to calls that may wait.
  Result ended() const { return as_blocking ? -EINVAL : kNotYet; }

  Result attempt(int fd) const {
    if (!never_wait) return accept_one(fd);
    // The connection that made the socket ready may be taken by another process, which none of our
    // locks keeps out.
    const NonBlockingMode mode(fd);
    if (!is_ready(fd) && worth_waiting(fd)) return kNotYet;
    const Result accepted = accept_one(fd);
    if (kInheritsMode && accepted >= 0 && mode.changed()) {
      set_blocking_of_new(static_cast<int>(accepted), true);
    }
    return accepted;
  }

 private:
  Result accept_one(int fd) const {
    const int accepted = accept_close_on_exec(fd);
    return accepted >= 0 ? fresh(accepted) : not_yet_or_failure();
  }

  int accept_close_on_exec(int fd) const {
#ifdef PYSOCKET_LINUX
    peer->length = sizeof peer->storage;
    const int found = sys::accept4(fd, peer->get(), &peer->length, SOCK_CLOEXEC);
    // Some sandboxes know only accept().
    if (found >= 0 || errno != ENOSYS) return found;
#endif
    peer->length = sizeof peer->storage;
    const int accepted = sys::accept(fd, peer->get(), &peer->length);
    if (accepted >= 0) make_uninheritable(accepted);
    return accepted;
  }

  static bool is_ready(int fd) {
    pollfd one{fd, kEvents, 0};
    return sys::poll(&one, 1, 0) != 0;
  }
};

}  // namespace pysocket
