// Windows: asks \Device\Afd, the driver beneath Winsock, when a socket becomes ready. select() and
// WSAPoll() are built on the same request. The driver answers it once, through a completion port.
#pragma once

#include "../../os/socket_handle.h"

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

// The driver writes into the request until it reports completion, so the request must live until
// then. Derives from OVERLAPPED because a completion points to one.
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

  // Valid once the request has completed.
  bool cancelled() const;
  // kAfdAbort when the request itself has failed.
  ULONG events() const;
};

// An open file of the driver. Cancelling searches all requests of a file, so each file serves only
// a share of the sockets.
class AfdDevice {
 public:
  static constexpr int kShare = 32;

  // Its completions go to the port.
  explicit AfdDevice(HANDLE port);
  ~AfdDevice();
  AfdDevice(const AfdDevice&) = delete;
  AfdDevice& operator=(const AfdDevice&) = delete;

  bool usable() const { return file_ != INVALID_HANDLE_VALUE; }

  // The driver answers when one of the events occurs, which may be at once.
  Result ask(AfdRequest& request, SOCKET base, ULONG events) const;
  // The request completes in any case, cancelled or not.
  void cancel(AfdRequest& request) const;

  // How many sockets use it.
  int users = 0;

 private:
  HANDLE file_ = INVALID_HANDLE_VALUE;
};

// Gets the driver's own socket, below any layers that other software has put on top of it.
Result base_socket(int fd, SOCKET& base);

}  // namespace pysocket
