// Everywhere: a thread waits for the engine's descriptor, says so, and waits again when it is told
// that everything has been collected. It makes no other call, so there is one per environment
// whatever the number of sockets.
#pragma once

#include <atomic>
#include <thread>

namespace pysocket {

class ThreadWatch {
 public:
  // Called on the thread.
  using Callback = void (*)(void* data);

  ThreadWatch(Callback callback, void* data) : callback_(callback), data_(data) {}
  ~ThreadWatch() { stop(); }
  ThreadWatch(const ThreadWatch&) = delete;
  ThreadWatch& operator=(const ThreadWatch&) = delete;

  // False: there is no descriptor, or no thread, to be had.
  bool start(int fd);
  // Wait again.
  void resume() const;
  // Ends the thread, and waits until it has ended.
  void stop();

 private:
  void run(int fd);

  Callback callback_;
  void* data_;
  std::thread thread_;
  std::atomic<bool> stopping_{false};
  int resume_read_ = -1;
  int resume_write_ = -1;
};

}  // namespace pysocket
