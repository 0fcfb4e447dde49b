// The engine on Node, whose event loop watches it.
#include "../engine/loop_watch.h"
#include "engine.h"

// A function of Node, which other runtimes may lack.
#pragma weak napi_get_uv_event_loop

namespace pysocket {

// May outlive the binding: libuv releases the handle in a later turn of the loop, for which the end
// of the environment waits.
struct EngineBinding::OnLoop {
  explicit OnLoop(EngineBinding* binding) : owner(binding), watch(on_loop, binding) {}

  EngineBinding* owner;  // null: being closed
  LoopWatch watch;
  napi_async_cleanup_hook_handle hook = nullptr;
};

bool EngineBinding::start_on_loop() {
  uv_loop_s* loop = nullptr;
  if (!LoopWatch::possible()) return false;
  if (napi_get_uv_event_loop == nullptr) return false;
  if (napi_get_uv_event_loop(env_, &loop) != napi_ok) return false;
  auto on_loop = std::make_unique<OnLoop>(this);
  if (!on_loop->watch.start(loop, engine_.fd())) return false;
  // A worker's loop must have no open handle when it ends, and closing one takes a turn of the
  // loop.
  if (napi_add_async_cleanup_hook(env_, end_loop_watch, on_loop.get(), &on_loop->hook) != napi_ok) {
    return false;
  }
  loop_ = on_loop.release();
  return true;
}

void EngineBinding::end_on_loop() { end_loop_watch(loop_->hook, loop_); }

void EngineBinding::keep_loop_alive(bool alive) const { loop_->watch.keep_alive(alive); }

void EngineBinding::end_loop_watch(napi_async_cleanup_hook_handle, void* data) {
  auto* const on_loop = static_cast<OnLoop*>(data);
  // The watch is being closed already, and loop_watch_closed() will follow.
  if (on_loop->owner == nullptr) return;
  on_loop->owner->loop_ = nullptr;
  on_loop->owner = nullptr;
  if (!on_loop->watch.close(loop_watch_closed, on_loop)) loop_watch_closed(on_loop);
}

void EngineBinding::loop_watch_closed(void* data) {
  const std::unique_ptr<OnLoop> gone(static_cast<OnLoop*>(data));
  // The hook exists: only this call removes it.
  regardless(napi_remove_async_cleanup_hook(gone->hook));
}

}  // namespace pysocket
