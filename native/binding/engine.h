// The engine of one evaluation of the package, and its connection to JavaScript.
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

  // callback(count) is called when ready has that many entries (see Ready). use_loop: this is Node,
  // whose event loop can watch the engine.
  Result start(napi_value callback, napi_value ready, bool use_loop);
  // Sets where to receive for calls that wait, and how many bytes each descriptor's first such call
  // wants.
  void set_receive_ahead(napi_value memory, size_t used, napi_value wanted);
  void keep_alive(bool alive);
  // Like the functions of Engine and Jobs. While a descriptor is watched or a job has not been
  // taken, the evaluation is not collected: promises that nothing else holds are still to be
  // settled.
  Result watch(int fd);
  void unwatch(int fd);
  Result rearm(int fd, int bits) const { return engine_.rearm(fd, bits); }
  int start_job(std::unique_ptr<Job> job);
  std::unique_ptr<Job> take_job(int job);

 private:
  struct OnLoop;

  // Defined in engine_on_loop.cc.
  bool start_on_loop();
  void end_on_loop();
  void keep_loop_alive(bool alive) const;
  bool start_thread();
  void root_while_busy();
  // Runs on JavaScript's thread. Returns how many entries it has delivered.
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
  OnLoop* loop_ = nullptr;  // frees itself when libuv has released its handle
  std::unique_ptr<ThreadWatch> thread_;
  napi_threadsafe_function signal_ = nullptr;
  napi_async_context context_ = nullptr;
  KeptValue callback_;
  KeptValue ready_array_;
  Ready* ready_ = nullptr;
  size_t room_ = 0;
  // The arguments of set_receive_ahead(): [memory, wanted].
  KeptValue ahead_;
  size_t ahead_used_ = 0;
};

}  // namespace pysocket
