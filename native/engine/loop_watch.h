// On Node: the engine's descriptor is watched by Node's own event loop, which spares a thread and
// two changes of context a batch. libuv's functions are those of the running executable, if it has
// them: other runtimes have none, or ones that end the process, so JavaScript decides.
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
  // Ends it. closed(data) is called when libuv has let go, which takes a turn of the loop; not when
  // nothing was started (false).
  bool close(Callback closed, void* data);
  // Does it keep the loop alive?
  void keep_alive(bool alive) const;

 private:
  static void on_event(uv_handle_s* handle, int status, int events);

  Callback callback_;
  void* data_;
  uv_handle_s* handle_ = nullptr;  // freed by its close callback, which may come after we are gone
};

}  // namespace pysocket
