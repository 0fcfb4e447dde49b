// Records of system calls, for tracers. Without a tracer, a call costs one relaxed load and a
// branch more (sys.h).
//
// Records go into a ring with one producer, the thread that makes the calls, and one consumer, the
// thread of the environment that traces. A separate thread (the engine's, a lookup's) has a ring of
// its own. Records that find no room are counted and lost.
#pragma once

#include <array>
#include <atomic>
#include <cerrno>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <memory>
#include <vector>

namespace pysocket {

#ifdef __GNUC__
#define PYSOCKET_COLD [[gnu::cold, gnu::noinline]]
#else
#define PYSOCKET_COLD __declspec(noinline)
#endif

enum class Syscall : uint16_t {
#define PYSOCKET_SYSCALL(name) k_##name,
#include "syscalls.inc"
#undef PYSOCKET_SYSCALL
};
extern const char* const kSyscallNames[];
extern const size_t kSyscallCount;

// lib/trace/record.ts has the same layout.
struct TraceRecord {
  int64_t started;  // nanoseconds of the monotonic clock
  int64_t duration;
  int64_t result;
  int64_t words[6];  // the arguments that matter, and numbers that came out
  int64_t total;     // the size of all buffers of a list
  int32_t error;     // errno, or 0
  int32_t thread;    // as the kernel numbers it
  uint32_t lost;     // records lost after this one for lack of room
  Syscall syscall;
  int16_t method;         // the native for which the call was made; -1: none
  uint16_t address_size;  // the size of the sockaddr, as far as it fits; 0: none
  uint8_t data_size;
  uint8_t rows_count;  // how many numbers are in rows
  uint8_t data[32];    // the first bytes
  union {
    uint8_t address[124];
    int32_t
        rows[31];  // of poll(2): descriptor, events, revents; of epoll_wait(2): descriptor, events
  };

  template <class... Values>
  void set_words(Values... values) {
    size_t at = 0;
    ((words[at++] = static_cast<int64_t>(values)), ...);
  }
  // There were size bytes, of which the first ones are kept.
  void set_data(const void* from, int64_t size);
  void set_address(const void* from, size_t size);
  // False if there is no room for the row.
  bool add_row(std::initializer_list<int32_t> row);
};
static_assert(sizeof(TraceRecord) == 256, "lib/trace/record.ts counts on this");

class TraceRing {
 public:
  static constexpr uint32_t kRoom = 1024;

  explicit TraceRing(int32_t thread) : thread_(thread) {}

  // For the producer: a record to fill in, or null. The consumer sees it once it is published.
  TraceRecord* claim();
  void publish();

  // For the consumer.
  bool empty() const;
  size_t take(TraceRecord* out, size_t most);

 private:
  int32_t thread_;
  std::atomic<uint32_t> head_{0};
  std::atomic<uint32_t> tail_{0};
  std::atomic<uint32_t> lost_{0};
  std::array<TraceRecord, kRoom> records_;
};

// Where the calling thread's records go.
class TraceProducer {
 public:
  // Null if the records go nowhere.
  TraceRing* ring();
  int16_t method() const { return method_; }

 protected:
  std::shared_ptr<TraceRing> ring_;
  uint64_t owner_ = 0;  // for a separate thread: the tracer that may want to see its calls
  uint64_t seen_ = 0;   // the state of all tracers at the last look
  int16_t method_ = -1;
};

// Collects the records of an environment's calls.
class Tracer {
 public:
  Tracer();
  ~Tracer();
  Tracer(const Tracer&) = delete;
  Tracer& operator=(const Tracer&) = delete;

  uint64_t id() const { return id_; }
  bool on() const { return own_ != nullptr; }
  // While muted, calls of the environment's thread are not recorded.
  bool muted() const { return muted_; }
  void mute(bool muted) { muted_ = muted; }

  // To be called on the environment's thread. False if memory is short.
  bool start();
  void stop();
  bool has_records() const;
  size_t take(TraceRecord* out, size_t most);

  // While an instance exists, the thread's calls are recorded as made for that native.
  class Scope : TraceProducer {
   public:
    Scope(Tracer& tracer, int16_t method);
    ~Scope();
    Scope(const Scope&) = delete;
    Scope& operator=(const Scope&) = delete;

   private:
    TraceProducer* before_;
  };

 private:
  friend class TraceProducer;
  std::shared_ptr<TraceRing> own_;
  // The rings of separate threads, which put them here.
  std::vector<std::shared_ptr<TraceRing>> others_;
  uint64_t id_;
  bool muted_ = false;
};

// How many tracers are on.
extern std::atomic<int> tracers_on;

inline bool is_traced() {
  const bool any = tracers_on.load(std::memory_order_relaxed) != 0;
#ifdef __GNUC__
  return __builtin_expect(static_cast<long>(any), 0L) != 0;
#else
  return any;
#endif
}

// One call that is being recorded.
class TracedCall {
 public:
  explicit TracedCall(Syscall syscall);
  // To be called when the call has returned. Returns its record, or null. Keeps errno.
  TraceRecord* returned(int64_t result);
  void publish();

 private:
  Syscall syscall_;
  TraceRing* ring_;
  int16_t method_ = -1;
  int64_t started_ = 0;
  int error_ = 0;
};

// Makes the call. describe(record, result) fills in what it was about.
template <class Run, class Describe>
PYSOCKET_COLD auto run_traced(Syscall syscall, Run run, Describe describe) {
  TracedCall call(syscall);
  const auto result = run();
  if (TraceRecord* const record = call.returned(static_cast<int64_t>(result))) {
    describe(*record, result);
    call.publish();
  }
  return result;
}

}  // namespace pysocket
