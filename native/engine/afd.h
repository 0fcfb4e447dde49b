// Windows: asking \Device\Afd, the driver beneath Winsock, when a socket becomes ready. select()
// and WSAPoll() are made of the same request, which answers once, through a completion port.
#pragma once

#include "../os/socket_handle.h"

namespace pysocket {

// The driver's bits.
enum AfdEvents : ULONG {
  kAfdReceive = 0x1,
  kAfdReceiveUrgent = 0x2,
  kAfdSend = 0x4,
  kAfdDisconnect = 0x8,  // the other side has ended
  kAfdAbort = 0x10,
  kAfdLocalClose = 0x20,
  kAfdAccept = 0x80,
  kAfdConnectFail = 0x100
};

// The driver writes into it until it is told as completed, so it has to live that long. OVERLAPPED:
// a completion points to it.
struct AfdRequest : OVERLAPPED {
  // The layout of the driver's AFD_POLL_INFO, for one socket.
  struct {
    LARGE_INTEGER timeout;
    ULONG number_of_handles;
    ULONG exclusive;
    HANDLE handle;
    ULONG events;
    LONG status;
  } info;

  // Once it has completed.
  bool cancelled() const;
  // kAfdAbort when the request itself has failed.
  ULONG events() const;
};

// A file of the driver's. Cancelling looks through all requests of a file, so that one has a share
// of the sockets only.
class AfdDevice {
 public:
  static constexpr int kShare = 32;

  // Its completions go to the port.
  explicit AfdDevice(HANDLE port);
  ~AfdDevice();
  AfdDevice(const AfdDevice&) = delete;
  AfdDevice& operator=(const AfdDevice&) = delete;

  bool usable() const { return file_ != INVALID_HANDLE_VALUE; }

  // Answers when one of the events is there, which may be at once.
  Result ask(AfdRequest& request, SOCKET base, ULONG events) const;
  // It completes all the same, cancelled or not.
  void cancel(AfdRequest& request) const;

  // How many sockets use it.
  int users = 0;

 private:
  HANDLE file_ = INVALID_HANDLE_VALUE;
};

// The driver's own socket, which others may have put layers upon.
Result base_socket(int fd, SOCKET& base);

}  // namespace pysocket
