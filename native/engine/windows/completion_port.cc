#include "completion_port.h"

#include <algorithm>
#include <array>

namespace pysocket {
namespace {

constexpr size_t kBatch = 64;

size_t dequeue(HANDLE port, OVERLAPPED_ENTRY* out, size_t most, DWORD milliseconds) {
  ULONG count = 0;
  const auto room = static_cast<ULONG>(most);
  return GetQueuedCompletionStatusEx(port, out, room, &count, milliseconds, FALSE) ? count : 0;
}

}  // namespace

// Two threads may process completions at once: the one that waits and the one that collects.
CompletionPort::CompletionPort()
    : port_(CreateIoCompletionPort(INVALID_HANDLE_VALUE, nullptr, 0, 2)) {}

CompletionPort::~CompletionPort() {
  if (usable()) CloseHandle(port_);
}

size_t CompletionPort::take(OVERLAPPED_ENTRY* out, size_t most, DWORD milliseconds) {
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    const size_t count = std::min(most, waited_for_.size());
    const auto end = waited_for_.begin() + static_cast<std::ptrdiff_t>(count);
    std::copy(waited_for_.begin(), end, out);
    waited_for_.erase(waited_for_.begin(), end);
    if (count > 0) return count;
  }
  return dequeue(port_, out, most, milliseconds);
}

bool CompletionPort::wait(DWORD milliseconds) {
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    if (!waited_for_.empty()) return true;
  }
  std::array<OVERLAPPED_ENTRY, kBatch> entries{};
  const size_t count = dequeue(port_, entries.data(), entries.size(), milliseconds);
  if (count == 0) return false;
  const std::lock_guard<std::mutex> lock(mutex_);
  waited_for_.insert(waited_for_.end(), entries.begin(),
                     entries.begin() + static_cast<std::ptrdiff_t>(count));
  return true;
}

void CompletionPort::wake() {
  if (waking_.exchange(true)) return;
  if (!PostQueuedCompletionStatus(port_, 0, 0, nullptr)) waking_.store(false);
}

}  // namespace pysocket
