// Control messages as JavaScript passes them: one array has [level, type, size of data] of each
// message, another one the data of all messages.
#pragma once

#include "../os/ancillary.h"
#include "marshal.h"

namespace pysocket {

class ControlHeads {
 public:
  ControlHeads(const Integers& heads, const Bytes& data) : heads_(heads), data_(data) {
    const size_t count = heads.size / kHead;
    size_t used = 0;
    for (; count_ < count; ++count_) {
      const size_t size = size_of(count_);
      if (size > data.size - used) return;
      used += size;
      space_ += control_space(size);
    }
    whole_ = true;
  }

  // Whether there is data for all messages.
  bool whole() const { return whole_; }
  // The space that the messages take in a control buffer.
  size_t space() const { return space_; }

  void write(char* control) const {
    ControlWriter writer(control);
    size_t used = 0;
    for (size_t i = 0; i < count_; ++i) {
      const int* const head = heads_.data + kHead * i;
      writer.add({head[0], head[1], data_.data + used, size_of(i)});
      used += size_of(i);
    }
  }

 private:
  static constexpr size_t kHead = 3;
  size_t size_of(size_t i) const { return static_cast<uint32_t>(heads_.data[kHead * i + 2]); }

  Integers heads_;
  Bytes data_;
  size_t count_ = 0;
  size_t space_ = 0;
  bool whole_ = false;
};

}  // namespace pysocket
