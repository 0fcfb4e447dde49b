// Records of system calls: one producer, one consumer, and threads that come and go while tracers
// come and go.
#include "../../native/os/trace.h"

#include <atomic>
#include <thread>
#include <vector>

#include "../../native/os/result.h"
#include "../../native/os/sys.h"
#include "../../native/os/traced_thread.h"
#include "check.h"

using namespace pysocket;

namespace {

size_t take_all(Tracer& tracer, std::vector<TraceRecord>& records) {
  TraceRecord record;
  size_t taken = 0;
  for (; tracer.take(&record, 1) == 1; ++taken) records.push_back(record);
  return taken;
}

}  // namespace

TEST(trace_records_what_the_thread_calls_in_its_scope) {
  Tracer tracer;
  CHECK(tracer.start());
  sys::close(-1);
  {
    const Tracer::Scope scope(tracer, 7);
    errno = 0;
    CHECK(sys::close(-1) == -1);
    CHECK(errno == -kNoDescriptor);
    tracer.mute(true);
    const Tracer::Scope muted(tracer, 8);
    sys::close(-1);
    tracer.mute(false);
  }
  sys::close(-1);
  std::vector<TraceRecord> records;
  CHECK(take_all(tracer, records) == 1);
  CHECK(records[0].syscall == Syscall::k_close);
  CHECK(records[0].method == 7);
  CHECK(records[0].words[0] == -1);
  CHECK(records[0].result == -1);
  CHECK(records[0].error == -kNoDescriptor);
  CHECK(records[0].thread == sys::gettid());
}

TEST(trace_counts_what_it_loses) {
  constexpr uint32_t kMore = 10;
  Tracer tracer;
  CHECK(tracer.start());
  const Tracer::Scope scope(tracer, 0);
  for (uint32_t i = 0; i < TraceRing::kRoom + kMore; ++i) sys::close(-1);
  std::vector<TraceRecord> records;
  CHECK(take_all(tracer, records) == TraceRing::kRoom);
  CHECK(records.back().lost == kMore);
  CHECK(records.front().lost == 0);
  sys::close(-1);
  CHECK(take_all(tracer, records) == 1);
  CHECK(records.back().lost == 0);
}

TEST(trace_hears_threads_of_its_own_while_it_is_on) {
  constexpr int kThreads = 3;
  constexpr int kTimes = 10;
  Tracer tracer;
  std::atomic<bool> over{false};
  std::vector<std::thread> threads;
  for (int i = 0; i < kThreads; ++i) {
    threads.emplace_back([&] {
      const TracedThread traced(tracer.id());
      while (!over) sys::close(-1);
    });
  }
  for (int i = 0; i < kTimes; ++i) {
    CHECK(tracer.start());
    // Takes only one, because three threads may produce records faster than this one takes them,
    // forever.
    TraceRecord record;
    while (tracer.take(&record, 1) == 0) std::this_thread::yield();
    CHECK(record.thread != sys::gettid());
    CHECK(record.method == -1);
    tracer.stop();
    CHECK(!tracer.has_records());
  }
  over = true;
  for (std::thread& thread : threads) thread.join();
}
