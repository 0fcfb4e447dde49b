// The engine of one environment, and its way to JavaScript.
#pragma once

#include <memory>

#include "../engine/engine.h"
#include "../engine/jobs.h"
#include "../engine/loop_watch.h"
#include "../engine/thread_watch.h"
#include "checked_node_api.h"

namespace pysocket {

class EngineBinding {
 public:
  explicit EngineBinding(napi_env env)
      : env_(env), jobs_([this](int job) { engine_.on_finished(job); }) {}
  ~EngineBinding();
  EngineBinding(const EngineBinding&) = delete;
  EngineBinding& operator=(const EngineBinding&) = delete;

  // callback(count) is called when there are that many pairs [descriptor, bits] in ready. use_loop:
  // this is Node, whose loop can watch us.
  Result start(napi_value callback, napi_value ready, bool use_loop);
  // Where to receive for calls that wait, and how many bytes each descriptor's first one wants.
  void set_intake(napi_value memory, size_t used, napi_value wanted);
  void keep_alive(bool alive);
  Engine& engine() { return engine_; }
  Jobs& jobs() { return jobs_; }

 private:
  bool start_on_loop();
  bool start_thread();
  // On JavaScript's thread: how many were ready.
  size_t deliver();
  void receive(size_t count);

  static void on_loop(void* self);
  static void on_thread(void* self);
  static void call_javascript(napi_env env, napi_value callback, void* context, void* data);
  static void end_loop_watch(napi_async_cleanup_hook_handle handle, void* data);
  static void end_thread(void* data);

  napi_env env_;
  Engine engine_;
  Jobs jobs_;
  std::unique_ptr<LoopWatch> loop_;
  std::unique_ptr<ThreadWatch> thread_;
  napi_threadsafe_function signal_ = nullptr;
  napi_async_context context_ = nullptr;
  napi_async_cleanup_hook_handle hook_ = nullptr;
  napi_ref callback_ = nullptr;
  napi_ref ready_ref_ = nullptr;
  Ready* ready_ = nullptr;
  size_t room_ = 0;
  // What set_intake() was given: [memory, wanted].
  napi_ref intake_ = nullptr;
  size_t intake_used_ = 0;
};

}  // namespace pysocket
