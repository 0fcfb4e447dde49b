#include <algorithm>
#include <array>
#include <map>
#include <vector>

#include "../poller.h"
#include "afd_socket.h"
#include "completion_port.h"

namespace pysocket {
namespace {

constexpr size_t kBatch = 256;

}  // namespace

class Poller::Port {
 public:
  ~Port();

  bool usable() const { return port_.usable(); }
  CompletionPort& completions() { return port_; }
  Result add(int fd);
  void remove(int fd);
  Result rearm(int fd, int bits);
  size_t collect(Ready* out, size_t room, bool& woken);

 private:
  AfdDevice* device();
  void forget(std::unique_ptr<AfdSocket> watched);
  bool complete(AfdDirection& direction, Ready& out);

  CompletionPort port_;
  // Only the collecting thread uses these. Devices outlive their sockets.
  std::vector<std::unique_ptr<AfdDevice>> devices_;
  std::map<int, std::unique_ptr<AfdSocket>> watched_;
  // Removed sockets of which the driver still has a request.
  std::map<const AfdSocket*, std::unique_ptr<AfdSocket>> leaving_;
};

// The driver must have completed all requests before their memory is freed.
Poller::Port::~Port() {
  for (auto& [fd, watched] : watched_) forget(std::move(watched));
  watched_.clear();
  std::array<Ready, 1> none{};
  while (!leaving_.empty() && port_.wait(INFINITE)) {
    bool woken = false;
    collect(none.data(), none.size(), woken);
  }
}

AfdDevice* Poller::Port::device() {
  for (const auto& each : devices_) {
    if (each->users < AfdDevice::kShare) return each.get();
  }
  auto made = std::make_unique<AfdDevice>(port_.handle());
  if (!made->usable()) return nullptr;
  devices_.push_back(std::move(made));
  return devices_.back().get();
}

Result Poller::Port::add(int fd) {
  if (watched_.count(fd) != 0) return -EEXIST;
  SOCKET base = INVALID_SOCKET;
  if (const Result error = base_socket(fd, base)) return error;
  AfdDevice* const group = device();
  if (group == nullptr) return -WSAENOBUFS;
  auto watched = std::make_unique<AfdSocket>(fd, base, *group);
  Result error = watched->ask(watched->reading);
  if (error == 0) error = watched->ask(watched->writing);
  if (error == 0) {
    watched_.emplace(fd, std::move(watched));
  } else {
    forget(std::move(watched));
  }
  return error;
}

void Poller::Port::remove(int fd) {
  const auto found = watched_.find(fd);
  if (found == watched_.end()) return;
  forget(std::move(found->second));
  watched_.erase(found);
}

void Poller::Port::forget(std::unique_ptr<AfdSocket> watched) {
  watched->removed = true;
  watched->cancel();
  const AfdSocket* const key = watched.get();
  if (watched->in_driver()) leaving_.emplace(key, std::move(watched));
}

Result Poller::Port::rearm(int fd, int bits) {
  const auto found = watched_.find(fd);
  if (found == watched_.end()) return -WSAENOTSOCK;
  AfdSocket& watched = *found->second;
  AfdDirection& reading = watched.reading;
  if ((bits & kUrgent) != 0) watched.urgent_told = false;
  if ((bits & (kReadable | kUrgent)) != 0) {
    if (reading.asked == 0) {
      if (const Result error = watched.ask(reading)) return error;
    } else if (reading.asked != watched.wanted(reading)) {
      watched.device.cancel(reading);  // and it is made anew when it completes
    }
  }
  const bool writes = (bits & kWritable) != 0 && watched.writing.asked == 0;
  return writes ? watched.ask(watched.writing) : 0;
}

size_t Poller::Port::collect(Ready* out, size_t room, bool& woken) {
  std::array<OVERLAPPED_ENTRY, kBatch> entries{};
  size_t told = 0;
  woken = false;
  // Cancelled requests report nothing, so look further.
  while (told == 0 && !woken) {
    const size_t count = port_.take(entries.data(), std::min(room, kBatch), 0);
    if (count == 0) break;
    for (size_t i = 0; i < count; ++i) {
      if (entries[i].lpOverlapped == nullptr) {
        port_.woken();
        woken = true;
      } else if (complete(static_cast<AfdDirection&>(*entries[i].lpOverlapped), out[told])) {
        ++told;
      }
    }
  }
  return told;
}

bool Poller::Port::complete(AfdDirection& direction, Ready& out) {
  AfdSocket& watched = *direction.owner;
  if (watched.removed) {
    direction.asked = 0;
    if (!watched.in_driver()) leaving_.erase(&watched);
    return false;
  }
  const int bits = watched.answered(direction);
  out = {watched.fd, bits};
  return bits != 0;
}

Poller::Poller() : port_(std::make_unique<Port>()) {}
Poller::~Poller() = default;

bool Poller::usable() const { return port_->usable(); }
Result Poller::status() const { return usable() ? 0 : -WSAEMFILE; }
int Poller::fd() const { return -1; }
Result Poller::add(int fd) const { return port_->add(fd); }
Result Poller::renew(int fd) const {
  port_->remove(fd);
  return port_->add(fd);
}
void Poller::remove(int fd) const { port_->remove(fd); }
Result Poller::rearm(int fd, int bits) const { return port_->rearm(fd, bits); }
void Poller::wake() const { port_->completions().wake(); }

size_t Poller::collect(Ready* out, size_t room, bool& woken) const {
  return port_->collect(out, room, woken);
}

bool Poller::wait(int milliseconds) const {
  return port_->completions().wait(milliseconds < 0 ? INFINITE : static_cast<DWORD>(milliseconds));
}

}  // namespace pysocket
