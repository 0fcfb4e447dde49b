// Sends that must not wait, whatever the mode of the descriptor.
//
// Linux heeds MSG_DONTWAIT. XNU heeds it only in receives: a send that finds no room sleeps all the
// same, and neither signals nor close() wake it. XNU has a private flag that helps, MSG_NBIO, but
// not every version need take it. So the kernel is asked once, with a full socket pair. Where no
// flag helps, the descriptor is non-blocking for the moment of the call. On Windows every socket is
// always non-blocking.
#pragma once

#include <sys/socket.h>

#include <optional>

#include "descriptor_mode.h"
#include "platform.h"

namespace pysocket {

#if defined(PYSOCKET_LINUX) || defined(_WIN32)

class NonwaitingSend {
 public:
  NonwaitingSend(int, bool wanted) : flag_(wanted ? MSG_DONTWAIT : 0) {}
  int flag() const { return flag_; }

 private:
  int flag_;
};

#else

// The flag that keeps a send from waiting here, or 0.
int nonwaiting_send_flag();

// While an instance exists, sends on the descriptor do not wait if they have its flag.
class NonwaitingSend {
 public:
  NonwaitingSend(int fd, bool wanted) : flag_(wanted ? nonwaiting_send_flag() : 0) {
    if (wanted && flag_ == 0) mode_.emplace(fd);
  }
  int flag() const { return flag_; }

 private:
  int flag_;
  std::optional<NonBlockingMode> mode_;
};

#endif

}  // namespace pysocket
