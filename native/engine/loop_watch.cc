#include "loop_watch.h"

#include <memory>
#include <new>

// Declared without a header and without linking: null where the executable has no such symbol.
extern "C" {
[[gnu::weak]] size_t uv_handle_size(int type);
[[gnu::weak]] int uv_poll_init(uv_loop_s* loop, uv_handle_s* handle, int fd);
[[gnu::weak]] int uv_poll_start(uv_handle_s* handle, int events,
                                void (*callback)(uv_handle_s*, int, int));
[[gnu::weak]] void uv_close(uv_handle_s* handle, void (*callback)(uv_handle_s*));
[[gnu::weak]] void uv_ref(uv_handle_s* handle);
[[gnu::weak]] void uv_unref(uv_handle_s* handle);
[[gnu::weak]] void* uv_handle_get_data(const uv_handle_s* handle);
[[gnu::weak]] void uv_handle_set_data(uv_handle_s* handle, void* data);
}

namespace pysocket {
namespace {

// From libuv's ABI, version 1.
constexpr int kUvPoll = 8;
constexpr int kUvReadable = 1;

struct Closing {
  LoopWatch::Callback closed;
  void* data;
};

void free_handle(uv_handle_s* handle) {
  const std::unique_ptr<Closing> closing(static_cast<Closing*>(uv_handle_get_data(handle)));
  ::operator delete(handle);
  if (closing != nullptr && closing->closed != nullptr) closing->closed(closing->data);
}

}  // namespace

bool LoopWatch::possible() {
  return uv_handle_size != nullptr && uv_poll_init != nullptr && uv_poll_start != nullptr &&
         uv_close != nullptr && uv_ref != nullptr && uv_unref != nullptr &&
         uv_handle_get_data != nullptr && uv_handle_set_data != nullptr;
}

bool LoopWatch::start(uv_loop_s* loop, int fd) {
  void* memory = ::operator new(uv_handle_size(kUvPoll), std::nothrow);
  if (memory == nullptr) return false;
  auto* const handle = static_cast<uv_handle_s*>(memory);
  if (uv_poll_init(loop, handle, fd) != 0) {
    ::operator delete(memory);
    return false;
  }
  handle_ = handle;
  uv_handle_set_data(handle_, this);
  uv_unref(handle_);
  return uv_poll_start(handle_, kUvReadable, on_event) == 0;
}

bool LoopWatch::close(Callback closed, void* data) {
  if (handle_ == nullptr) return false;
  auto closing = std::make_unique<Closing>(Closing{closed, data});
  uv_handle_set_data(handle_, closing.release());
  uv_close(handle_, free_handle);
  handle_ = nullptr;
  return true;
}

void LoopWatch::keep_alive(bool alive) const {
  if (handle_ != nullptr) (alive ? uv_ref : uv_unref)(handle_);
}

void LoopWatch::on_event(uv_handle_s* handle, int, int) {
  // libuv does not call this between uv_close() and free_handle().
  auto* const watch = static_cast<LoopWatch*>(uv_handle_get_data(handle));
  watch->callback_(watch->data_);
}

}  // namespace pysocket
