// sendfile(2): bytes of a file into a socket.
#pragma once

#include <unistd.h>

#include "platform.h"
#ifdef PYSOCKET_LINUX
#include <sys/sendfile.h>
#endif

#include <algorithm>
#include <cstdint>
#include <memory>

#include "nonwaiting_send.h"
#include "operation.h"

namespace pysocket {

struct SendfileOperation : Operation {
  static constexpr short kEvents = POLLOUT;
  static constexpr int kTimeoutOption = SO_SNDTIMEO;
  // CPython asks its selector before every sendfile(2), and the timeout applies to one such wait.
  static constexpr bool kWaitFirst = true;
  static constexpr uint8_t kHabit = kSendsWait;

  int file;
  int64_t offset;
  size_t size;  // 0: wait only

  Result attempt(int fd) {
    if (size == 0) return 0;
    size = std::min(size, kMostBytes);
#ifdef PYSOCKET_LINUX
    if (!never_wait) {
      off_t from = offset;
      const ssize_t sent = sys::sendfile(fd, file, &from, size);
      return sent >= 0 ? static_cast<Result>(sent) : not_yet_or_failure();
    }
#endif
    return attempt_copy(fd);
  }

 private:
  static constexpr size_t kChunk = 65536;

  // sendfile(2) has no MSG_DONTWAIT, and the mode of the descriptor must not be changed, because
  // other code may be waiting to receive on it meanwhile. Like sendfile(2), this sends as much as
  // there is room for.
  Result attempt_copy(int fd) {
    const NonwaitingSend nonwaiting(fd, never_wait);
    size_t done = 0;
    while (done < size) {
      if (filled_ == 0) {
        const Result got = fill(done);
        if (got <= 0) return done > 0 ? static_cast<Result>(done) : got;
      }
      const ssize_t sent = sys::send(fd, chunk_.get(), filled_, kNoSignal | nonwaiting.flag());
      if (sent < 0) return done > 0 && errno == EAGAIN ? static_cast<Result>(done) : refused(done);
      done += static_cast<size_t>(sent);
      const bool whole = static_cast<size_t>(sent) == filled_;
      filled_ = 0;
      if (!whole) break;
    }
    return static_cast<Result>(done);
  }

  // Returns what was sent before the error. The next call gets the error.
  Result refused(size_t done) {
    const Result error = not_yet_or_failure();
    if (done == 0 || error == kNotYet) return error;
    behind = error == -EINTR ? 0 : error;
    return static_cast<Result>(done);
  }

  Result fill(size_t done) {
    if (chunk_ == nullptr) chunk_ = std::make_unique<char[]>(kChunk);
    const ssize_t got = sys::pread(file, chunk_.get(), std::min(size - done, kChunk),
                                   offset + static_cast<int64_t>(done));
    if (got < 0) return failure();
    filled_ = static_cast<size_t>(got);
    return static_cast<Result>(got);
  }

  std::unique_ptr<char[]> chunk_;
  size_t filled_ = 0;
};

}  // namespace pysocket
