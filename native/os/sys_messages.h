// Part of sys.h: sending and receiving on sockets.
#pragma once

#include <sys/socket.h>
#include <sys/uio.h>

#include "message_list.h"
#include "sys_call.h"

namespace pysocket::sys {

inline void describe_message(TraceRecord& record, int fd, const msghdr& message, int flags,
                             int64_t moved) {
  record.set_words(fd, message.msg_iovlen, message.msg_controllen, flags, message.msg_flags);
  describe_parts(record, message.msg_iov, static_cast<size_t>(message.msg_iovlen), moved);
  if (moved >= 0) record.set_address(message.msg_name, message.msg_namelen);
}

inline ssize_t recv(int fd, void* data, size_t size, int flags) {
  return call(
      Syscall::k_recvfrom, [=] { return ::recv(fd, data, size, flags); },
      [=](TraceRecord& record, ssize_t got) {
        record.set_words(fd, size, flags);
        record.set_data(data, got < static_cast<ssize_t>(size) ? got : static_cast<ssize_t>(size));
      });
}

inline ssize_t recvfrom(int fd, void* data, size_t size, int flags, sockaddr* from,
                        socklen_t* length) {
  return call(
      Syscall::k_recvfrom, [=] { return ::recvfrom(fd, data, size, flags, from, length); },
      [=](TraceRecord& record, ssize_t got) {
        record.set_words(fd, size, flags);
        // With MSG_TRUNC there may have been more than there was room for.
        record.set_data(data, got < static_cast<ssize_t>(size) ? got : static_cast<ssize_t>(size));
        if (got >= 0) record.set_address(from, *length);
      });
}

inline ssize_t recvmsg(int fd, msghdr* message, int flags) {
  return call(
      Syscall::k_recvmsg, [=] { return ::recvmsg(fd, message, flags); },
      [=](TraceRecord& record, ssize_t got) {
        describe_message(record, fd, *message, flags, got);
      });
}

inline ssize_t send(int fd, const void* data, size_t size, int flags) {
  return call(
      Syscall::k_sendto, [=] { return ::send(fd, data, size, flags); },
      [=](TraceRecord& record, ssize_t) {
        record.set_words(fd, size, flags);
        record.set_data(data, static_cast<int64_t>(size));
      });
}

inline ssize_t sendto(int fd, const void* data, size_t size, int flags, const sockaddr* to,
                      socklen_t length) {
  return call(
      Syscall::k_sendto, [=] { return ::sendto(fd, data, size, flags, to, length); },
      [=](TraceRecord& record, ssize_t) {
        record.set_words(fd, size, flags);
        record.set_data(data, static_cast<int64_t>(size));
        record.set_address(to, length);
      });
}

inline ssize_t sendmsg(int fd, const msghdr* message, int flags) {
  return call(
      Syscall::k_sendmsg, [=] { return ::sendmsg(fd, message, flags); },
      [=](TraceRecord& record, ssize_t) {
        describe_message(record, fd, *message, flags, kAllOfThem);
      });
}

#ifdef PYSOCKET_LINUX
// For many messages, the total is the size of those that were moved.
inline void describe_batch(TraceRecord& record, int fd, const MessageHeader* messages,
                           unsigned count, int flags, int moved) {
  record.set_words(fd, count, flags);
  for (int i = 0; i < moved; ++i) record.total += messages[i].msg_len;
  if (moved <= 0 || messages[0].msg_hdr.msg_iovlen == 0) return;
  record.set_data(messages[0].msg_hdr.msg_iov[0].iov_base, messages[0].msg_len);
  record.set_address(messages[0].msg_hdr.msg_name, messages[0].msg_hdr.msg_namelen);
}

inline int recvmmsg(int fd, mmsghdr* messages, unsigned count, int flags) {
  return call(
      Syscall::k_recvmmsg, [=] { return ::recvmmsg(fd, messages, count, flags, nullptr); },
      [=](TraceRecord& record, int got) {
        describe_batch(record, fd, messages, count, flags, got);
      });
}

inline int sendmmsg(int fd, mmsghdr* messages, unsigned count, int flags) {
  return call(
      Syscall::k_sendmmsg, [=] { return ::sendmmsg(fd, messages, count, flags); },
      [=](TraceRecord& record, int sent) {
        describe_batch(record, fd, messages, count, flags, sent);
      });
}
#endif

}  // namespace pysocket::sys
