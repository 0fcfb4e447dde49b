#include "poll.h"

#include <algorithm>

#include "deadline.h"
#include "platform.h"
#include "sys.h"

#ifdef PYSOCKET_LINUX
#include <sys/syscall.h>
#include <unistd.h>
#endif

namespace pysocket {
namespace {

Result counted(long ready) { return ready < 0 ? failure() : static_cast<Result>(ready); }

}  // namespace

// 32-bit systems have two layouts of timespec.
#if defined(PYSOCKET_LINUX) && defined(__LP64__)

// Linux's ppoll counts in nanoseconds and leaves the unused time in its argument. The C library
// hides the latter, and reading the clock twice would cost more than the whole difference.
Result poll_for(pollfd* fds, unsigned count, int64_t limit, int64_t& slept) {
  constexpr int64_t kSecond = 1000000000;
  timespec left{limit / kSecond, limit % kSecond};
  const Result ready = counted(sys::ppoll(fds, count, &left));
  slept = limit - (int64_t{left.tv_sec} * kSecond + left.tv_nsec);
  return ready;
}

#else

Result poll_for(pollfd* fds, unsigned count, int64_t limit, int64_t& slept) {
  // poll counts in milliseconds. Round up, or a wait for the last half millisecond would spin.
  constexpr int64_t kMillisecond = 1000000;
  constexpr int64_t kDay = int64_t{24} * 3600 * 1000;
  const int64_t milliseconds = std::min((limit + kMillisecond - 1) / kMillisecond, kDay);
  const int64_t from = monotonic_ns();
  const Result ready = counted(sys::poll(fds, count, static_cast<int>(milliseconds)));
  slept = monotonic_ns() - from;
  return ready;
}

#endif

}  // namespace pysocket
