// Ctrl-C, Ctrl-Break and the end of a console run the program's handlers on a thread that the
// system starts for it. The runtime installs a handler when the program listens. The handler that
// was installed last is called first, so ours comes before the runtime's, counts the event, and
// lets it go on to the runtime's.
#include "../interrupt.h"

#include <array>
#include <atomic>
#include <csignal>
#include <mutex>

#include "../waiter.h"
#include "winsock.h"

namespace pysocket {
namespace {

// Node's numbers for these signals. The C library has no SIGHUP on Windows.
constexpr int kHangUp = 1;
constexpr int kInterrupt = 2;
constexpr int kBreak = 21;

std::array<std::atomic<bool>, NSIG> listened_to;
std::atomic<unsigned> seen{0};
// The value of `seen` when the handlers last had their turn.
std::atomic<unsigned> handled{0};

int signal_of(DWORD event) {
  switch (event) {
    case CTRL_C_EVENT:
      return kInterrupt;
    case CTRL_BREAK_EVENT:
      return kBreak;
    case CTRL_CLOSE_EVENT:
      return kHangUp;
    default:
      return 0;
  }
}

BOOL WINAPI count(DWORD event) {
  if (listened_to[static_cast<size_t>(signal_of(event))]) {
    seen.fetch_add(1, std::memory_order_seq_cst);
    wake_signal_waiters();
  }
  return FALSE;
}

// Installs the handler anew each time the program starts to listen, because the runtime's own
// handler may have been installed after ours.
Result install() {
  static auto& one_at_a_time = *new std::mutex;
  const std::lock_guard<std::mutex> lock(one_at_a_time);
  SetConsoleCtrlHandler(count, FALSE);
  return SetConsoleCtrlHandler(count, TRUE) != 0 ? 0 : -EINVAL;
}

}  // namespace

Result watch_signal(int number, bool wanted) {
  if (number <= 0 || number >= NSIG) return -EINVAL;
  listened_to[static_cast<size_t>(number)] = wanted;
  const bool comes = number == kInterrupt || number == kBreak || number == kHangUp;
  return wanted && comes ? install() : 0;
}

bool signal_pending() {
  return seen.load(std::memory_order_seq_cst) != handled.load(std::memory_order_relaxed);
}

void signals_handled() { handled.store(seen.load(std::memory_order_seq_cst)); }

}  // namespace pysocket
