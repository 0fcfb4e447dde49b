#include "interrupt.h"

#include <array>
#include <atomic>
#include <csignal>

namespace pysocket {
namespace {

using Handler = void (*)(int, siginfo_t*, void*);

std::atomic<unsigned> seen{0};
std::atomic<const Waiter*> signal_waiter{nullptr};
std::array<std::atomic<Handler>, NSIG> runtime_handlers;

void count_and_chain(int number, siginfo_t* info, void* context) {
  seen.fetch_add(1, std::memory_order_seq_cst);
  if (const Waiter* waiter = signal_waiter.load(std::memory_order_seq_cst)) waiter->wake();
  if (Handler next = runtime_handlers[static_cast<size_t>(number)].load()) {
    next(number, info, context);
  }
}

}  // namespace

void set_signal_waiter(const Waiter* waiter) { signal_waiter.store(waiter); }

Result watch_signal(int number) {
  if (number <= 0 || number >= NSIG) return -EINVAL;
  struct sigaction action {};
  if (sigaction(number, nullptr, &action) != 0) return failure();
  const bool plain = (action.sa_flags & SA_SIGINFO) == 0;
  if (plain && (action.sa_handler == SIG_DFL || action.sa_handler == SIG_IGN)) return 0;
  // A plain handler takes the first argument only and, in the C calling conventions of all
  // platforms that Node runs on, does not mind two more in registers.
  const Handler current =
      plain ? reinterpret_cast<Handler>(reinterpret_cast<void*>(action.sa_handler))
            : action.sa_sigaction;
  if (current == count_and_chain) return 0;
  runtime_handlers[static_cast<size_t>(number)].store(current);
  action.sa_sigaction = count_and_chain;
  action.sa_flags = (action.sa_flags | SA_SIGINFO) & ~SA_RESTART;
  return sigaction(number, &action, nullptr) == 0 ? 0 : failure();
}

unsigned signals_seen() { return seen.load(std::memory_order_seq_cst); }

}  // namespace pysocket
