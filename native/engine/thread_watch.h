// For every runtime: a thread waits until the engine has something to report, says so, and waits
// again when it is told that everything has been collected. It makes no other call, so one thread
// per environment is enough, whatever the number of sockets.
#pragma once

#include <condition_variable>
#include <mutex>
#include <thread>

#include "engine.h"

namespace pysocket {

class ThreadWatch {
 public:
  // Called on the watching thread.
  using Callback = void (*)(void* data);

  // traced_by: the tracer that may want to see what the thread does, or 0.
  ThreadWatch(Callback callback, void* data, uint64_t traced_by = 0)
      : callback_(callback), data_(data), traced_by_(traced_by) {}
  ~ThreadWatch() { stop(); }
  ThreadWatch(const ThreadWatch&) = delete;
  ThreadWatch& operator=(const ThreadWatch&) = delete;

  // False if no thread could be started. The engine must outlive the thread.
  bool start(const Engine& engine);
  // Makes the thread wait again.
  void resume();
  // Ends the thread, and waits until it has ended.
  void stop();

 private:
  void run(const Engine& engine);
  bool stopping();
  // False if the thread has to end.
  bool wait_for_resume();

  Callback callback_;
  void* data_;
  uint64_t traced_by_;
  const Engine* engine_ = nullptr;
  std::thread thread_;

  std::mutex mutex_;
  std::condition_variable changed_;
  bool stopping_ = false;
  bool resumed_ = false;
};

}  // namespace pysocket
