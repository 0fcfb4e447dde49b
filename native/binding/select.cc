// Waiting for any number of descriptors: poll(2), and epoll(7) or kqueue(2) where the system has
// them.
#include "../engine/inline.h"
#include "../os/constants.h"
#include "../os/epoll.h"
#include "../os/kqueue.h"
#include "../os/wait.h"
#include "constants.h"
#include "methods.h"

namespace pysocket {
namespace {

// A call that asks without waiting has the deadline now. Its caller ignores signals.
Deadline deadline_of(double timeout) { return Deadline(timeout == kTryOnly ? 0 : timeout); }

napi_value told(napi_env env, Environment& environment, Result result) {
  if (result == -EINTR) environment.signals_reported();
  return to_number(env, result);
}

// struct pollfd is an int and two shorts on every system: JavaScript writes it as such.
static_assert(sizeof(pollfd) == 2 * sizeof(int), "lib/addon/polling.ts counts on this");

// Writes what poll reports, in pairs: the number of a row, and what it is ready for.
void to_found(const pollfd* rows, uint32_t count, Result ready, const Integers& found) {
  size_t at = 0;
  for (uint32_t row = 0; row < count && ready > 0; ++row) {
    if (rows[row].revents == 0) continue;
    found.data[at++] = static_cast<int>(row);
    found.data[at++] = static_cast<unsigned short>(rows[row].revents);
    --ready;
  }
}

// (Int32Array of rows with room for one more, number of rows, timeout, Int32Array with two words
// per row): the number of ready rows, or a code
napi_value poll_many(napi_env env, napi_callback_info info) {
  const Arguments<4> arguments(env, info);
  Environment& environment = arguments.environment();
  const Integers memory = arguments.integers(0);
  const Integers found = arguments.integers(3);
  const uint32_t count = arguments.word(1);
  if (memory.size / 2 < size_t{count} + 1 || found.size / 2 < count) return to_number(env, -EFAULT);
  auto* const rows = reinterpret_cast<pollfd*>(memory.data);
  Deadline deadline = deadline_of(arguments.number(2));
  environment.around().interrupted = false;
  const Result ready = wait_any(rows, count, deadline, environment.around());
  to_found(rows, count, ready, found);
  return told(env, environment, ready);
}

// (): the constants of Python's module select
napi_value constants(napi_env env, napi_callback_info) {
  return to_record(env, kPollConstants, kPollConstantCount);
}

#ifdef __linux__

// (flags): a descriptor, or a code
napi_value create(napi_env env, napi_callback_info info) {
  const Arguments<1> arguments(env, info);
  return to_number(env, arguments.environment().own_made(epoll_open(arguments.integer(0))));
}

// (epoll, operation, fd, events)
napi_value change(napi_env env, napi_callback_info info) {
  const Arguments<4> arguments(env, info);
  return to_number(env, epoll_change(arguments.descriptor(0), arguments.integer(1),
                                     arguments.descriptor(2), arguments.word(3)));
}

// Turns the events that the kernel has written, in its own layout, into pairs [fd, events] in the
// same memory. A pair is no longer than an event, so no unread event is overwritten.
static_assert(sizeof(epoll_event) >= 2 * sizeof(int) && sizeof(epoll_event) <= 4 * sizeof(int),
              "lib/addon/polling.ts counts on this");

void to_pairs(const Integers& memory, Result count) {
  const auto* const events = reinterpret_cast<const char*>(memory.data);
  for (size_t i = 0; static_cast<Result>(i) < count; ++i) {
    epoll_event event;
    std::memcpy(&event, events + i * sizeof event, sizeof event);
    memory.data[2 * i] = event.data.fd;
    memory.data[2 * i + 1] = static_cast<int>(event.events);
  }
}

// (epoll, Int32Array with four words per event, maximum number of events, timeout): the number of
// events, or a code
napi_value wait(napi_env env, napi_callback_info info) {
  const Arguments<4> arguments(env, info);
  Environment& environment = arguments.environment();
  const Integers memory = arguments.integers(1);
  const int most = arguments.integer(2);
  if (most <= 0 || memory.size / 4 < static_cast<size_t>(most)) return to_number(env, -EFAULT);
  Deadline deadline = deadline_of(arguments.number(3));
  environment.around().interrupted = false;
  const Result count =
      epoll_collect(arguments.descriptor(0), reinterpret_cast<epoll_event*>(memory.data), most,
                    deadline, environment.around());
  to_pairs(memory, count);
  return told(env, environment, count);
}

#endif

#ifdef PYSOCKET_HAS_KQUEUE

// struct kevent in the layout that lib/addon/kevents.ts reads and writes, in words of four bytes.
constexpr size_t kEventWords = 8;
static_assert(sizeof(struct kevent) == kEventWords * sizeof(int));
static_assert(sizeof(kevent::ident) == 8 && offsetof(struct kevent, ident) == 0);
static_assert(sizeof(kevent::filter) == 2 && offsetof(struct kevent, filter) == 8);
static_assert(sizeof(kevent::flags) == 2 && offsetof(struct kevent, flags) == 10);
static_assert(sizeof(kevent::fflags) == 4 && offsetof(struct kevent, fflags) == 12);
static_assert(sizeof(kevent::data) == 8 && offsetof(struct kevent, data) == 16);
static_assert(sizeof(kevent::udata) == 8 && offsetof(struct kevent, udata) == 24);

// (): a descriptor, or a code
napi_value create_queue(napi_env env, napi_callback_info info) {
  const Arguments<0> arguments(env, info);
  return to_number(env, arguments.environment().own_made(kqueue_open()));
}

// (kqueue, Int32Array of changes with room for events behind them, maximum number of events,
// timeout, number of changes): the number of events, or a code
napi_value control(napi_env env, napi_callback_info info) {
  const Arguments<5> arguments(env, info);
  Environment& environment = arguments.environment();
  const Integers memory = arguments.integers(1);
  const int most = arguments.integer(2);
  const int changes = arguments.integer(4);
  const size_t room = memory.size / kEventWords;
  if (most < 0 || changes < 0 || room < static_cast<size_t>(most) + static_cast<size_t>(changes)) {
    return to_number(env, -EFAULT);
  }
  auto* const events = reinterpret_cast<struct kevent*>(memory.data);
  Deadline deadline = deadline_of(arguments.number(3));
  environment.around().interrupted = false;
  return told(env, environment,
              kqueue_control(arguments.descriptor(0), {events, changes, events + changes, most},
                             deadline, environment.around()));
}

#endif

constexpr Method kMethods[] = {
    method<poll_many>("pollMany", Waits::kByArgument2),
    method<constants>("pollConstants"),
#ifdef __linux__
    method<create>("epollCreate"),
    method<change>("epollCtl"),
    method<wait>("epollWait", Waits::kByArgument3),
#endif
#ifdef PYSOCKET_HAS_KQUEUE
    method<create_queue>("kqueueCreate"),
    method<control>("kqueueControl", Waits::kByArgument3),
#endif
};

}  // namespace

Methods select_methods() { return Methods(kMethods); }

}  // namespace pysocket
