// The buffers of one message, scattered in memory: the iovec array of sendmsg(2) and recvmsg(2).
#pragma once

#include <sys/uio.h>

#include <algorithm>
#include <cstddef>
#include <memory>
#include <new>

namespace pysocket {

class MessageParts {
 public:
  // False if memory is short.
  bool reserve(size_t count) {
    parts_ = std::unique_ptr<iovec[]>(new (std::nothrow) iovec[count == 0 ? 1 : count]);
    count_ = 0;
    return parts_ != nullptr;
  }

  void add(char* data, size_t size) {
    parts_[count_].iov_base = data;
    parts_[count_].iov_len = size;
    ++count_;
    total_ += size;
  }

  // Limits the message to that many bytes. Leaves out the rest, like the kernel.
  void limit(size_t most) {
    total_ = 0;
    for (size_t i = 0; i < count_; ++i) {
      parts_[i].iov_len = std::min(parts_[i].iov_len, most - total_);
      total_ += parts_[i].iov_len;
    }
  }

  // Leaves out the first bytes, which have been dealt with.
  void skip(size_t bytes) {
    while (bytes > 0 && first_ < count_) {
      iovec& part = parts_[first_];
      if (bytes < part.iov_len) {
        part.iov_base = static_cast<char*>(part.iov_base) + bytes;
        part.iov_len -= bytes;
        return;
      }
      bytes -= part.iov_len;
      ++first_;
    }
  }

  iovec* data() const { return parts_.get() + first_; }
  size_t count() const { return count_ - first_; }
  size_t total() const { return total_; }

 private:
  std::unique_ptr<iovec[]> parts_;
  size_t first_ = 0;
  size_t count_ = 0;
  size_t total_ = 0;
};

}  // namespace pysocket
