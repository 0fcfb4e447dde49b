// Windows: a watched socket and its two requests.
//
// The driver answers a request once, with the state that it finds, so a request for a socket with
// unread bytes is answered at once, however often it is made. Each direction therefore has its own
// request, which is made again only after the kernel has refused a call (rearm()). A direction that
// is ready and unused costs nothing.
#pragma once

#include "../poller.h"
#include "afd.h"

namespace pysocket {

constexpr ULONG kFailure = kAfdAbort | kAfdConnectFail;
constexpr ULONG kEnd = kAfdDisconnect | kFailure;
constexpr ULONG kReading = kAfdReceive | kAfdAccept | kEnd | kAfdLocalClose;
constexpr ULONG kWriting = kAfdSend | kFailure | kAfdLocalClose;

struct AfdSocket;

struct AfdDirection : AfdRequest {
  AfdSocket* owner = nullptr;
  int bit = 0;
  ULONG asked = 0;  // 0: the driver does not have the request
};

struct AfdSocket {
  AfdSocket(int number, SOCKET socket, AfdDevice& group) : fd(number), base(socket), device(group) {
    reading.owner = writing.owner = this;
    reading.bit = kReadable;
    writing.bit = kWritable;
    ++device.users;
  }
  ~AfdSocket() { --device.users; }
  AfdSocket(const AfdSocket&) = delete;
  AfdSocket& operator=(const AfdSocket&) = delete;

  bool in_driver() const { return reading.asked != 0 || writing.asked != 0; }

  // Unread urgent bytes are reported once. Otherwise they would answer every request.
  ULONG wanted(const AfdDirection& direction) const {
    if (&direction == &writing) return kWriting;
    return urgent_told ? kReading : kReading | kAfdReceiveUrgent;
  }

  Result ask(AfdDirection& direction) {
    const ULONG events = wanted(direction);
    const Result result = device.ask(direction, base, events);
    if (result == 0) direction.asked = events;
    return result;
  }

  void cancel() {
    for (AfdDirection* each : {&reading, &writing}) {
      if (each->asked != 0) device.cancel(*each);
    }
  }

  // Handles the answer to a request. Returns the bits to report, or 0.
  int answered(AfdDirection& direction) {
    ULONG events = direction.events() & direction.asked;
    const bool again = direction.cancelled() || events == 0;
    direction.asked = 0;
    if (again && ask(direction) == 0) return 0;
    if (again) events = kAfdAbort;  // nothing is asked any more: the next attempt finds the error
    // Other code closed the socket. The number may belong to another descriptor by now.
    if ((events & kAfdLocalClose) != 0) return 0;
    int bits = direction.bit;
    if (&direction == &writing) return bits;
    if ((events & kAfdReceive) != 0) urgent_told = false;
    if ((events & kAfdReceiveUrgent) != 0) {
      urgent_told = true;
      bits |= kUrgent;
    }
    if ((events & kEnd) != 0) bits |= kEnded;
    return bits;
  }

  int fd;
  SOCKET base;
  AfdDevice& device;
  AfdDirection reading;
  AfdDirection writing;
  bool urgent_told = false;
  bool removed = false;
};

}  // namespace pysocket
