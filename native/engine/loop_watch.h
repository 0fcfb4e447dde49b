// On Node, Node's own event loop watches the engine's descriptor, which saves a thread and two
// context switches per batch. libuv's functions are those of the running executable. Other runtimes
// have none, or have functions that end the process, so JavaScript decides whether to use them.
#pragma once

#include <cstddef>

struct uv_loop_s;
struct uv_handle_s;

namespace pysocket {

class LoopWatch {
 public:
  using Callback = void (*)(void* data);

  static bool possible();

  LoopWatch(Callback callback, void* data) : callback_(callback), data_(data) {}
  ~LoopWatch() { close(nullptr, nullptr); }
  LoopWatch(const LoopWatch&) = delete;
  LoopWatch& operator=(const LoopWatch&) = delete;

  // callback(data) is called on the loop's thread whenever fd is readable.
  bool start(uv_loop_s* loop, int fd);
  // Ends the watch. closed(data) is called when libuv has released the handle, which takes a turn
  // of the loop. Returns false, and does not call it, if nothing was started.
  bool close(Callback closed, void* data);
  // Sets whether the watch keeps the loop alive.
  void keep_alive(bool alive) const;

 private:
  static void on_event(uv_handle_s* handle, int status, int events);

  Callback callback_;
  void* data_;
  uv_handle_s* handle_ = nullptr;  // freed by its close callback, perhaps after our destructor
};

}  // namespace pysocket
