// recvmmsg(2), which waits for the first message only.
#pragma once

#include <fcntl.h>

#include <algorithm>

#include "ancillary.h"
#include "lease.h"
#include "message_list.h"
#include "operation.h"

namespace pysocket {

struct RecvmmsgOperation : Operation {
  static constexpr short kEvents = POLLIN | kPeerEnded;
  static constexpr uint8_t kHabit = kReceivesWait;

  MessageList* messages;
  int flags;
  // Without room for control messages no descriptors come.
  bool takes_control = false;

  // Like those of Receiving.
  bool may_guess() const { return (flags & ~(MSG_PEEK | MSG_TRUNC)) == 0; }
  bool may_sleep_in_kernel() const { return (flags & MSG_WAITALL) == 0; }

  Result attempt(int fd) {
    const size_t count = messages->count();
    size_t got = 0;
    do {
      const size_t wanted = std::min(count - got, kMostMessages);
      const int received = receive(fd, got, wanted, got > 0 ? MSG_DONTWAIT : dont_wait());
      if (received < 0) {
        const Result error = not_yet_or_failure();
        if (got == 0) return error;
        if (error != kNotYet && error != -EINTR) behind = error;
        break;
      }
      own_descriptors(got, static_cast<size_t>(received));
      got += static_cast<size_t>(received);
      if (static_cast<size_t>(received) < wanted) break;
    } while (got < count);
    return static_cast<Result>(got);
  }

  // Like that of Receiving: recvmsg(2) would return an empty message at once.
  Result ended() {
    if (!as_blocking || messages->count() == 0) return kNotYet;
    MessageHeader& first = (*messages)[0];
    first.msg_len = 0;
    first.msg_hdr.msg_namelen = 0;
    first.msg_hdr.msg_controllen = 0;
    first.msg_hdr.msg_flags = 0;
    return 1;
  }

 private:
#ifdef MSG_CMSG_CLOEXEC
  static constexpr int kCloseOnExec = MSG_CMSG_CLOEXEC;
#else
  static constexpr int kCloseOnExec = 0;
#endif

  int receive(int fd, size_t from, size_t count, int waiting) {
    close_on_exec_ = takes_control ? kCloseOnExec : 0;
    const int received = call(fd, from, count, flags | close_on_exec_, waiting);
    if (received >= 0 || errno != EINVAL || close_on_exec_ == 0) return received;
    // AF_PACKET, and other families that bring no descriptors, refuse flags that are not theirs.
    close_on_exec_ = 0;
    return call(fd, from, count, flags, waiting);
  }

#ifdef PYSOCKET_LINUX
  int call(int fd, size_t from, size_t count, int bits, int waiting) const {
    const int first_only = waiting == 0 ? MSG_WAITFORONE : 0;
    return sys::recvmmsg(fd, &(*messages)[from], static_cast<unsigned int>(count),
                         bits | waiting | first_only);
  }
#else
  int call(int fd, size_t from, size_t count, int bits, int waiting) {
    for (size_t i = 0; i < count; ++i) {
      MessageHeader& message = (*messages)[from + i];
      const ssize_t got =
          sys::recvmsg(fd, &message.msg_hdr, bits | (i > 0 ? MSG_DONTWAIT : waiting));
      if (got >= 0) {
        message.msg_len = static_cast<unsigned int>(got);
        continue;
      }
      if (i == 0) return -1;
      const Result error = not_yet_or_failure();
      if (error != kNotYet && error != -EINTR) behind = error;
      return static_cast<int>(i);
    }
    return static_cast<int>(count);
  }
#endif

  void own_descriptors(size_t from, size_t count) {
    for (size_t i = from; i < from + count; ++i) {
      msghdr& message = (*messages)[i].msg_hdr;
      // The caller did not ask for this flag, so it is hidden.
      message.msg_flags &= ~(close_on_exec_ & ~flags);
      if (message.msg_controllen == 0) continue;
      each_descriptor(static_cast<const char*>(message.msg_control),
                      static_cast<size_t>(message.msg_controllen), [this](int received_fd) {
                        fresh(received_fd);
                        if (close_on_exec_ == 0) sys::fcntl(received_fd, F_SETFD, FD_CLOEXEC);
                      });
    }
  }

  int close_on_exec_ = 0;
};

}  // namespace pysocket
