// The engine of one evaluation, and its way to JavaScript.
#pragma once

#include <memory>

#include "../engine/engine.h"
#include "../engine/jobs.h"
#include "../engine/thread_watch.h"
#include "kept.h"
#include "tracing.h"

namespace pysocket {

class EngineBinding {
 public:
  EngineBinding(Kept& kept, Tracing& tracing);
  ~EngineBinding();
  EngineBinding(const EngineBinding&) = delete;
  EngineBinding& operator=(const EngineBinding&) = delete;

  // callback(count) is called when there are that many pairs [descriptor, bits] in ready. use_loop:
  // this is Node, whose loop can watch us.
  Result start(napi_value callback, napi_value ready, bool use_loop);
  // Where to receive for calls that wait, and how many bytes each descriptor's first one wants.
  void set_receive_ahead(napi_value memory, size_t used, napi_value wanted);
  void keep_alive(bool alive);
  // As the engine's, and the jobs'. While one is watched, or not taken, the evaluation is not
  // collected: promises that nobody else holds are to be settled.
  Result watch(int fd);
  void unwatch(int fd);
  Result rearm(int fd, int bits) const { return engine_.rearm(fd, bits); }
  int start_job(std::unique_ptr<Job> job);
  std::unique_ptr<Job> take_job(int job);

 private:
  struct OnLoop;

  // Of engine_on_loop.cc.
  bool start_on_loop();
  void end_on_loop();
  void keep_loop_alive(bool alive) const;
  bool start_thread();
  void root_while_busy();
  // On JavaScript's thread: how many were ready.
  size_t deliver();
  size_t collect();
  void receive(size_t count);

  static void on_loop(void* self);
  static void on_thread(void* self);
  static void call_javascript(napi_env env, napi_value callback, void* context, void* data);
  static void end_loop_watch(napi_async_cleanup_hook_handle handle, void* data);
  static void loop_watch_closed(void* data);
  static void end_thread(void* data);

  Kept& kept_;
  napi_env env_;
  Tracing& tracing_;
  Engine engine_;
  Jobs jobs_;
  int jobs_out_ = 0;
  OnLoop* loop_ = nullptr;  // frees itself when libuv has let go of it
  std::unique_ptr<ThreadWatch> thread_;
  napi_threadsafe_function signal_ = nullptr;
  napi_async_context context_ = nullptr;
  KeptValue callback_;
  KeptValue ready_array_;
  Ready* ready_ = nullptr;
  size_t room_ = 0;
  // What set_receive_ahead() was given: [memory, wanted].
  KeptValue ahead_;
  size_t ahead_used_ = 0;
};

}  // namespace pysocket
