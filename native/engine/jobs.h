// Calls that have no form that does not wait (the resolver's): a small set of threads makes them,
// as many as there are such calls up to a limit, and none when there have been none for a while.
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

  // On a thread of ours: knows no JavaScript.
  virtual void run() = 0;
};

class Jobs {
 public:
  // finished(id) is called on the thread that ran a job, not after the Jobs have ended.
  // traced_by: the tracer that may want to see what the threads do; 0: none.
  explicit Jobs(std::function<void(int)> finished, uint64_t traced_by = 0);
  // Does not wait for jobs that are running: the resolver cannot be interrupted.
  ~Jobs();
  Jobs(const Jobs&) = delete;
  Jobs& operator=(const Jobs&) = delete;

  // The job's number, or minus an errno.
  int start(std::unique_ptr<Job> job);
  // A job that has finished; null when there is none of that number.
  std::unique_ptr<Job> take(int id);

 private:
  struct State;
  // As std::shared_ptr, which needs symbols that old systems lack.
  class StateReference;
  static void work(const StateReference& shared);

  std::unique_ptr<StateReference> state_;
};

}  // namespace pysocket
