// Datagrams that cross the border to the kernel as one, and are cut there, or were joined there:
// UDP_SEGMENT and UDP_GRO, of Linux alone. See udp(7).
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>

#include "ancillary.h"

namespace pysocket {

// Linux's ABI: headers of old C libraries have no names for them.
constexpr int kUdpLevel = 17;
constexpr int kUdpSegment = 103;
constexpr int kUdpGro = 104;

// How long the datagrams are of which a message was joined; 0: the control message says nothing
// about it.
inline int joined_segment([[maybe_unused]] const ControlMessage& message) {
  int size = 0;
#ifdef __linux__
  if (message.level == kUdpLevel && message.type == kUdpGro && message.size >= sizeof size) {
    std::memcpy(&size, message.data, sizeof size);
  }
#endif
  return size;
}

// The control message that has a message cut into such datagrams, and what room it needs.
inline size_t segment_space() { return control_space(sizeof(uint16_t)); }
inline void write_segment(char* control, int size) {
  const auto cut = static_cast<uint16_t>(size);
  ControlWriter(control).add(
      {kUdpLevel, kUdpSegment, reinterpret_cast<const char*>(&cut), sizeof cut});
}

}  // namespace pysocket
