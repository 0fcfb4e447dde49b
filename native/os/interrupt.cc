#include "interrupt.h"

#include <array>
#include <atomic>
#include <csignal>

#include "sys.h"
#include "waiter.h"

namespace pysocket {
namespace {

using PlainHandler = void (*)(int);
using InfoHandler = void (*)(int, siginfo_t*, void*);

struct Watched {
  std::atomic<bool> listened_to{false};
  // The runtime's handler, in the form in which it was installed. At most one of the two is set.
  std::atomic<PlainHandler> plain{nullptr};
  std::atomic<InfoHandler> info{nullptr};
};

std::array<Watched, NSIG> watched;
std::atomic<unsigned> seen{0};
// The value of `seen` when the handlers last had their turn.
std::atomic<unsigned> handled{0};

void count(const Watched& signal) {
  if (!signal.listened_to) return;
  seen.fetch_add(1, std::memory_order_seq_cst);
  wake_signal_waiters();
}

void count_plain(int number) {
  const Watched& signal = watched[static_cast<size_t>(number)];
  count(signal);
  if (const PlainHandler next = signal.plain) next(number);
}

void count_info(int number, siginfo_t* info, void* context) {
  const Watched& signal = watched[static_cast<size_t>(number)];
  count(signal);
  if (const InfoHandler next = signal.info) next(number, info, context);
}

// Whether the current handler is ours, or was installed after ours had been.
template <class Handler>
bool leave_alone(Handler current, Handler ours, Handler wrapped) {
  return current == ours || (wrapped != nullptr && current != wrapped);
}

}  // namespace

Result watch_signal(int number, bool listened_to) {
  if (number <= 0 || number >= NSIG) return -EINVAL;
  Watched& signal = watched[static_cast<size_t>(number)];
  signal.listened_to = listened_to;
  if (!listened_to) return 0;
  struct sigaction action {};
  if (sys::sigaction(number, nullptr, &action) != 0) return failure();
  if ((action.sa_flags & SA_SIGINFO) != 0) {
    const InfoHandler current = action.sa_sigaction;
    if (leave_alone<InfoHandler>(current, count_info, signal.info)) return 0;
    signal.info = current;
    action.sa_sigaction = count_info;
  } else {
    const PlainHandler current = action.sa_handler;
    if (current == SIG_DFL || current == SIG_IGN) return 0;
    if (leave_alone<PlainHandler>(current, count_plain, signal.plain)) return 0;
    signal.plain = current;
    action.sa_handler = count_plain;
  }
  return sys::sigaction(number, &action, nullptr) == 0 ? 0 : failure();
}

bool signal_pending() {
  return seen.load(std::memory_order_seq_cst) != handled.load(std::memory_order_relaxed);
}

void signals_handled() { handled.store(seen.load(std::memory_order_seq_cst)); }

}  // namespace pysocket
