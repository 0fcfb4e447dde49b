#include "ancillary.h"

#include <algorithm>
#include <cstring>

namespace pysocket {
namespace {

#if defined(__linux__) && !defined(SCM_PIDFD)
#define SCM_PIDFD 0x04  // a descriptor of the sender's process, since Linux 6.5
#endif

bool carries_descriptors(const ControlMessage& message) {
  if (message.level != SOL_SOCKET) return false;
#ifdef SCM_PIDFD
  if (message.type == SCM_PIDFD) return true;
#endif
  return message.type == SCM_RIGHTS;
}

}  // namespace

size_t control_length(size_t data_size) { return CMSG_LEN(data_size); }
size_t control_space(size_t data_size) { return CMSG_SPACE(data_size); }

// The C library's macros walk a msghdr and trust its buffer to be aligned. Copies need neither.
bool ControlReader::next(ControlMessage& message) {
  const size_t header = CMSG_LEN(0);
  if (at_ > size_ || size_ - at_ < header) return false;
  cmsghdr head;
  std::memcpy(&head, control_ + at_, sizeof head);
  const auto length = static_cast<size_t>(head.cmsg_len);
  if (length < header) return false;
  const size_t there = std::min(length, size_ - at_);
  message = {head.cmsg_level, head.cmsg_type, control_ + at_ + header, there - header};
  at_ += CMSG_SPACE(there - header);
  return true;
}

void ControlWriter::add(const ControlMessage& message) {
  cmsghdr head{};
  head.cmsg_level = message.level;
  head.cmsg_type = message.type;
  head.cmsg_len = static_cast<decltype(head.cmsg_len)>(CMSG_LEN(message.size));
  std::memcpy(control_ + at_, &head, sizeof head);
  if (message.size > 0) std::memcpy(control_ + at_ + CMSG_LEN(0), message.data, message.size);
  at_ += CMSG_SPACE(message.size);
}

size_t descriptor_count(const ControlMessage& message) {
  return carries_descriptors(message) ? message.size / sizeof(int) : 0;
}

int descriptor_at(const ControlMessage& message, size_t index) {
  int fd = -1;
  std::memcpy(&fd, message.data + index * sizeof fd, sizeof fd);
  return fd;
}

}  // namespace pysocket
