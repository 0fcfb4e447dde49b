// The engine of a Node, whose event loop watches it.
#include "../engine/loop_watch.h"
#include "engine.h"

// Of Node; other runtimes need not have it.
#pragma weak napi_get_uv_event_loop

namespace pysocket {

// Longer than the binding may live: libuv lets go of the handle in a later turn, for which the end
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
  // A worker's loop must have no open handle when it ends, and closing one takes a turn of it.
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
  // Being closed already, it tells when that is done.
  if (on_loop->owner == nullptr) return;
  on_loop->owner->loop_ = nullptr;
  on_loop->owner = nullptr;
  if (!on_loop->watch.close(loop_watch_closed, on_loop)) loop_watch_closed(on_loop);
}

void EngineBinding::loop_watch_closed(void* data) {
  const std::unique_ptr<OnLoop> gone(static_cast<OnLoop*>(data));
  // It is there: only this removes it.
  regardless(napi_remove_async_cleanup_hook(gone->hook));
}

}  // namespace pysocket
