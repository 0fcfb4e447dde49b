// Part of sys.h: reading and writing bytes of any descriptor.
#pragma once

#include <sys/uio.h>
#include <unistd.h>

#include "platform.h"
#ifdef PYSOCKET_LINUX
#include <sys/sendfile.h>
#include <sys/syscall.h>
#endif

#include "sys_call.h"

namespace pysocket::sys {

inline ssize_t read(int fd, void* data, size_t size) {
  return call(
      Syscall::k_read, [=] { return ::read(fd, data, size); },
      [=](TraceRecord& record, ssize_t got) {
        record.set_words(fd, size);
        record.set_data(data, got);
      });
}

inline ssize_t write(int fd, const void* data, size_t size) {
  return call(
      Syscall::k_write, [=] { return ::write(fd, data, size); },
      [=](TraceRecord& record, ssize_t) {
        record.set_words(fd, size);
        record.set_data(data, static_cast<int64_t>(size));
      });
}

inline ssize_t pread(int fd, void* data, size_t size, off_t offset) {
  return call(
      Syscall::k_pread64, [=] { return ::pread(fd, data, size, offset); },
      [=](TraceRecord& record, ssize_t got) {
        record.set_words(fd, size, offset);
        record.set_data(data, got);
      });
}

inline ssize_t readv(int fd, const iovec* parts, int count) {
  return call(
      Syscall::k_readv, [=] { return ::readv(fd, parts, count); },
      [=](TraceRecord& record, ssize_t got) {
        record.set_words(fd, count);
        describe_parts(record, parts, static_cast<size_t>(count), got);
      });
}

inline ssize_t writev(int fd, const iovec* parts, int count) {
  return call(
      Syscall::k_writev, [=] { return ::writev(fd, parts, count); },
      [=](TraceRecord& record, ssize_t) {
        record.set_words(fd, count);
        describe_parts(record, parts, static_cast<size_t>(count), kAllOfThem);
      });
}

#if defined(PYSOCKET_LINUX) && defined(SYS_preadv2) && defined(SYS_pwritev2)
// The offset -1 is the descriptor's current position.
inline ssize_t preadv2(int fd, const iovec* parts, size_t count, unsigned flags) {
  return call(
      Syscall::k_preadv2,
      [=] { return static_cast<ssize_t>(syscall(SYS_preadv2, fd, parts, count, -1L, -1L, flags)); },
      [=](TraceRecord& record, ssize_t got) {
        record.set_words(fd, count, -1, flags);
        describe_parts(record, parts, count, got);
      });
}

inline ssize_t pwritev2(int fd, const iovec* parts, size_t count, unsigned flags) {
  return call(
      Syscall::k_pwritev2,
      [=] {
        return static_cast<ssize_t>(syscall(SYS_pwritev2, fd, parts, count, -1L, -1L, flags));
      },
      [=](TraceRecord& record, ssize_t) {
        record.set_words(fd, count, -1, flags);
        describe_parts(record, parts, count, kAllOfThem);
      });
}
#endif

#ifdef PYSOCKET_LINUX
inline ssize_t sendfile(int fd, int file, off_t* offset, size_t size) {
  const off_t from = *offset;
  return call(
      Syscall::k_sendfile, [=] { return ::sendfile(fd, file, offset, size); },
      [=](TraceRecord& record, ssize_t) { record.set_words(fd, file, from, *offset, size); });
}
#endif

inline off_t lseek(int fd, off_t offset, int whence) {
  return call(
      Syscall::k_lseek, [=] { return ::lseek(fd, offset, whence); },
      [=](TraceRecord& record, off_t) { record.set_words(fd, offset, whence); });
}

}  // namespace pysocket::sys
