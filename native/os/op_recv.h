// recv(2) and recvfrom(2).
#pragma once

#include "address.h"
#include "op_receiving.h"
#include "sys.h"

namespace pysocket {

struct RecvOperation : Receiving<RecvOperation> {
  char* data;
  Address* from = nullptr;  // recvfrom

  int message_flags = 0;  // with MSG_WAITALL

  ssize_t receive(int fd) {
    char* const to = data + received;
    const size_t room = size - received;
#ifdef SCM_RIGHTS
    if ((flags & MSG_WAITALL) != 0) return receive_message(fd);
#endif
    return from == nullptr
               ? sys::recv(fd, to, room, flags_of_call())
               : sys::recvfrom(fd, to, room, flags_of_call(), from->get(), &from->length);
  }

  bool complete(int fd) const { return dropped_descriptors(fd, message_flags); }

 private:
#ifdef SCM_RIGHTS
  // The same call, which also reports whether it dropped control messages.
  ssize_t receive_message(int fd) {
    iovec part{data + received, size - received};
    msghdr message{};
    message.msg_iov = &part;
    message.msg_iovlen = 1;
    if (from != nullptr) {
      message.msg_name = from->get();
      message.msg_namelen = sizeof from->storage;
    }
    const ssize_t got = sys::recvmsg(fd, &message, flags | dont_wait());
    if (got < 0) return got;
    if (from != nullptr) from->length = message.msg_namelen;
    message_flags = message.msg_flags;
    return got;
  }
#endif
};

}  // namespace pysocket
