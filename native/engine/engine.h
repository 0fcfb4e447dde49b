// The engine of the promise flavour: reports which of an environment's descriptors have become
// ready. It makes no call on them. JavaScript tries again, on its own thread, with the same
// operations as the blocking flavour.
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <set>

#include "../os/close_listener.h"
#include "../os/lease.h"
#include "poller.h"

namespace pysocket {

class Engine : public CloseListener {
 public:
  Engine();
  ~Engine() override;
  Engine(const Engine&) = delete;
  Engine& operator=(const Engine&) = delete;

  bool usable() const { return poller_.usable(); }
  Result status() const { return poller_.status(); }
  // Readable while collect() has results. -1 on systems where only wait() reports.
  int fd() const { return poller_.fd(); }
  // See Poller.
  bool wait(int milliseconds) const { return poller_.wait(milliseconds); }
  void wake() const { poller_.wake(); }

  // Keeps the descriptor's number from going back to the kernel until unwatch(). For a number that
  // is already watched, reports again what is ready. Returns 1 if the number belongs to another
  // descriptor by now: callers that watched the former one get no more reports. -EPERM for a
  // descriptor that cannot be waited on, such as a regular file.
  Result watch(int fd);
  void unwatch(int fd);
  // Whether anything is watched.
  bool watches() const { return !watched_.empty(); }
  // See Poller. To be called when a call on a watched descriptor was refused.
  Result rearm(int fd, int bits) const { return poller_.rearm(fd, bits); }

  size_t collect(Ready* out, size_t room);

  void on_closing(int fd) override;
  // Reports that a job has finished. May be called on any thread.
  void on_finished(int job);

 private:
  Poller poller_;
  // Used on the environment's thread only.
  std::map<int, std::unique_ptr<Lease>> watched_;

  std::mutex mutex_;
  std::set<int> watched_numbers_;
  std::set<int> closed_;
  std::set<int> finished_;
};

}  // namespace pysocket
