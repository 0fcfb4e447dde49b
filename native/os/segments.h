// Datagrams that pass between the process and the kernel as one message, which the kernel cuts up
// or has joined: UDP_SEGMENT and UDP_GRO. Linux only. See udp(7).
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>

#include "ancillary.h"

namespace pysocket {

// From Linux's ABI: the headers of old C libraries lack the names.
constexpr int kUdpLevel = 17;
constexpr int kUdpSegment = 103;
constexpr int kUdpGro = 104;

// The length of the datagrams from which a message was joined, or 0 if the control message does not
// say.
inline int joined_segment([[maybe_unused]] const ControlMessage& message) {
  int size = 0;
#ifdef __linux__
  if (message.level == kUdpLevel && message.type == kUdpGro && message.size >= sizeof size) {
    std::memcpy(&size, message.data, sizeof size);
  }
#endif
  return size;
}

// The control message that makes the kernel cut a message into such datagrams, and the room that it
// needs.
inline size_t segment_space() { return control_space(sizeof(uint16_t)); }
inline void write_segment(char* control, int size) {
  const auto cut = static_cast<uint16_t>(size);
  ControlWriter(control).add(
      {kUdpLevel, kUdpSegment, reinterpret_cast<const char*>(&cut), sizeof cut});
}

}  // namespace pysocket
