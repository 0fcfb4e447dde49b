// Ancillary data: control messages in the buffer of sendmsg(2) and recvmsg(2). See cmsg(3).
#pragma once

#include <sys/socket.h>

#include <cstddef>

#include "result.h"

namespace pysocket {

size_t control_length(size_t data_size);  // CMSG_LEN
size_t control_space(size_t data_size);   // CMSG_SPACE

struct ControlMessage {
  int level;
  int type;
  const char* data;
  size_t size;
};

// Walks a received buffer, which may end in the middle of a message.
class ControlReader {
 public:
  ControlReader(const char* control, size_t size) : control_(control), size_(size) {}

  bool next(ControlMessage& message);

 private:
  const char* control_;
  size_t size_;
  size_t at_ = 0;
};

// Writes messages one after the other into a buffer that has room for them.
class ControlWriter {
 public:
  explicit ControlWriter(char* control) : control_(control) {}

  void add(const ControlMessage& message);

 private:
  char* control_;
  size_t at_ = 0;
};

// Calls visit(fd) for every descriptor that the messages have brought into this process.
template <class Visit>
void each_descriptor(const char* control, size_t size, Visit visit);

// The number of descriptors in a message, and the descriptor at an index, which is -1 if it could
// not be passed.
size_t descriptor_count(const ControlMessage& message);
int descriptor_at(const ControlMessage& message, size_t index);

template <class Visit>
void each_descriptor(const char* control, size_t size, Visit visit) {
  ControlReader reader(control, size);
  ControlMessage message{};
  while (reader.next(message)) {
    for (size_t i = 0; i < descriptor_count(message); ++i) {
      const int fd = descriptor_at(message, i);
      if (fd >= 0) visit(fd);
    }
  }
}

}  // namespace pysocket
