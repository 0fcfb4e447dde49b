// The messages of one recvmmsg(2) or sendmmsg(2): their headers, and the buffers to which the
// headers refer.
#pragma once

#include <sys/socket.h>
#include <sys/uio.h>

#include <cstddef>
#include <memory>
#include <new>

#include "platform.h"

namespace pysocket {

#ifdef PYSOCKET_LINUX
using MessageHeader = mmsghdr;
#else
struct MessageHeader {
  msghdr msg_hdr;
  unsigned int msg_len;
};
#endif

// No system call takes more messages (Linux's UIO_MAXIOV). It leaves out the rest.
constexpr size_t kMostMessages = 1024;

class MessageList {
 public:
  // False if memory is short.
  bool reserve(size_t messages, size_t parts) {
    headers_ = std::unique_ptr<MessageHeader[]>(new (std::nothrow)
                                                    MessageHeader[messages == 0 ? 1 : messages]());
    parts_ = std::unique_ptr<iovec[]>(new (std::nothrow) iovec[parts == 0 ? 1 : parts]());
    return headers_ != nullptr && parts_ != nullptr;
  }

  // Adds a message of that many parts, beginning with part `first`.
  msghdr& add(size_t first, size_t parts) {
    msghdr& message = headers_[count_++].msg_hdr;
    message.msg_iov = parts_.get() + first;
    message.msg_iovlen = static_cast<decltype(message.msg_iovlen)>(parts);
    return message;
  }

  void add_part(char* data, size_t size) { parts_[used_++] = {data, size}; }

  MessageHeader& operator[](size_t index) const { return headers_[index]; }
  size_t count() const { return count_; }

 private:
  std::unique_ptr<MessageHeader[]> headers_;
  std::unique_ptr<iovec[]> parts_;
  size_t count_ = 0;
  size_t used_ = 0;
};

}  // namespace pysocket
