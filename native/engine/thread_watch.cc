#include "thread_watch.h"

#include <chrono>
#include <system_error>

#include "../os/traced_thread.h"
#include "masked_signals.h"

namespace pysocket {

namespace {

constexpr std::chrono::milliseconds kPause{10};

}  // namespace

bool ThreadWatch::start(const Engine& engine) {
  const MaskedSignals masked;
  try {
    thread_ = std::thread([this, &engine] { run(engine); });
  } catch (const std::system_error&) {
    return false;
  }
  engine_ = &engine;
  return true;
}

void ThreadWatch::run(const Engine& engine) {
  const TracedThread traced(traced_by_);
  while (!stopping()) {
    if (engine.wait(-1)) {
      callback_(data_);
      if (!wait_for_resume()) return;
    } else {
      // Most likely memory is short. If this thread ended, waiting calls would never hear of
      // anything again, so it asks again, after a pause.
      std::this_thread::sleep_for(kPause);
    }
  }
}

bool ThreadWatch::stopping() {
  const std::lock_guard<std::mutex> lock(mutex_);
  return stopping_;
}

bool ThreadWatch::wait_for_resume() {
  // Old C++ libraries have no wait() without a limit, so this one wakes up now and then.
  constexpr std::chrono::hours kLong{1};
  std::unique_lock<std::mutex> lock(mutex_);
  while (!resumed_ && !stopping_) {
    changed_.wait_until(lock, std::chrono::system_clock::now() + kLong);
  }
  resumed_ = false;
  return !stopping_;
}

void ThreadWatch::resume() {
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    resumed_ = true;
  }
  changed_.notify_one();
}

void ThreadWatch::stop() {
  if (!thread_.joinable()) return;
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    stopping_ = true;
  }
  changed_.notify_one();
  engine_->wake();
  thread_.join();
}

}  // namespace pysocket
