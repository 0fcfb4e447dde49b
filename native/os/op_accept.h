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

  // On the BSDs what is accepted has the mode of its listener, which is not this attempt's to give.
#ifdef PYSOCKET_LINUX
  static constexpr bool kInheritsMode = false;
#else
  static constexpr bool kInheritsMode = true;
#endif

  // A socket that does not listen would be waited on for ever; accept() refuses it at once.
  static bool worth_waiting(int fd) {
    int listens = 1;
    socklen_t size = sizeof listens;
    return sys::getsockopt(fd, SOL_SOCKET, SO_ACCEPTCONN, &listens, &size) != 0 || listens != 0;
  }

  // A listener of Unix's that has been shut down tells so only to calls that may wait.
  Result ended() const { return as_blocking ? -EINVAL : kNotYet; }

  Result attempt(int fd) const {
    if (!never_wait) return accept_one(fd);
    // Somebody else may take the connection that made it ready: another process, which no lock of
    // ours keeps off.
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
    // Some sandboxes know accept() only.
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
