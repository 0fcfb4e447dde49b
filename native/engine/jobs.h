// Runs calls that have no non-blocking form (the resolver's) on a small set of threads: one thread
// for each such call, up to a limit, and none when there have been no calls for a while.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>

namespace pysocket {

class Job {
 public:
  Job() = default;
  virtual ~Job() = default;
  Job(const Job&) = delete;
  Job& operator=(const Job&) = delete;

  // Runs on a thread of the Jobs, where there is no JavaScript.
  virtual void run() = 0;
};

class Jobs {
 public:
  // finished(id) is called on the thread that ran a job, but not after the Jobs have been
  // destroyed. traced_by: the tracer that may want to see what the threads do, or 0.
  explicit Jobs(std::function<void(int)> finished, uint64_t traced_by = 0);
  // Does not wait for jobs that are running: the resolver cannot be interrupted.
  ~Jobs();
  Jobs(const Jobs&) = delete;
  Jobs& operator=(const Jobs&) = delete;

  // Returns the job's number, or minus an errno.
  int start(std::unique_ptr<Job> job);
  // Returns the finished job with that number, or null if there is none.
  std::unique_ptr<Job> take(int id);

 private:
  struct State;
  // Like std::shared_ptr, which needs symbols that old systems lack.
  class StateReference;
  static void work(const StateReference& shared);

  std::unique_ptr<StateReference> state_;
};

}  // namespace pysocket
