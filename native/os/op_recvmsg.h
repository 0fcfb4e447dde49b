// recvmsg(2).
#pragma once

#include <fcntl.h>

#include "address.h"
#include "ancillary.h"
#include "lease.h"
#include "message_parts.h"
#include "op_receiving.h"
#include "sys.h"

namespace pysocket {

struct RecvmsgOperation : Receiving<RecvmsgOperation> {
  MessageParts* parts;
  char* control = nullptr;
  size_t control_room = 0;
  Address* from;

  // Outputs besides the bytes.
  size_t control_size = 0;
  int message_flags = 0;

  ssize_t receive(int fd) {
    msghdr message{};
    message.msg_name = from->get();
    message.msg_namelen = sizeof from->storage;
    message.msg_iov = parts->data();
    message.msg_iovlen = static_cast<decltype(message.msg_iovlen)>(parts->count());
    message.msg_control = control_room > 0 ? control : nullptr;
    message.msg_controllen = static_cast<decltype(message.msg_controllen)>(control_room);
    // Without room for control messages no descriptors come.
    int close_on_exec = control_room > 0 ? kCloseOnExec : 0;
    ssize_t got = sys::recvmsg(fd, &message, flags | close_on_exec | dont_wait());
    if (got < 0 && errno == EINVAL && close_on_exec != 0) {
      // AF_PACKET, and other families that bring no descriptors, refuse flags that are not theirs.
      close_on_exec = 0;
      got = sys::recvmsg(fd, &message, flags | dont_wait());
    }
    if (got < 0) return got;
    from->length = message.msg_namelen;
    // The caller did not ask for this flag, so it is hidden.
    message_flags = message.msg_flags & ~(close_on_exec & ~flags);
    control_size = static_cast<size_t>(message.msg_controllen);
    each_descriptor(control, control_size, [close_on_exec](int received_fd) {
      fresh(received_fd);
      if (close_on_exec == 0) sys::fcntl(received_fd, F_SETFD, FD_CLOEXEC);
    });
    if (as_blocking && (flags & (MSG_WAITALL | MSG_PEEK)) == MSG_WAITALL) {
      parts->skip(static_cast<size_t>(got));
    }
    return got;
  }

  // Control messages belong to the bytes with which they came. The kernel joins no further bytes
  // either.
  bool complete(int fd) const { return control_size > 0 || dropped_descriptors(fd, message_flags); }

 private:
#ifdef MSG_CMSG_CLOEXEC
  static constexpr int kCloseOnExec = MSG_CMSG_CLOEXEC;
#else
  static constexpr int kCloseOnExec = 0;
#endif
};

}  // namespace pysocket
