// The engine of the promise flavour: which of an environment's descriptors have become ready. It
// makes no call on them: JavaScript tries again, on its own thread, with the same operations as the
// blocking flavour.
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
  // Readable while collect() has something to tell; -1 where only wait() tells.
  int fd() const { return poller_.fd(); }
  // As the poller's.
  bool wait(int milliseconds) const { return poller_.wait(milliseconds); }
  void wake() const { poller_.wake(); }

  // Until unwatch() the number of the descriptor is not given back to the kernel. Of one that is
  // watched already what is ready is told again; 1: it is another descriptor's by now, and who
  // watched the former one will hear no more. -EPERM for what cannot be waited on, as regular
  // files.
  Result watch(int fd);
  void unwatch(int fd);
  // Is anything watched?
  bool watches() const { return !watched_.empty(); }
  // As the poller's: a call on a descriptor that is watched was refused.
  Result rearm(int fd, int bits) const { return poller_.rearm(fd, bits); }

  size_t collect(Ready* out, size_t room);

  void on_closing(int fd) override;
  // A job has finished. Of any thread.
  void on_finished(int job);

 private:
  Poller poller_;
  // Of the environment's thread only.
  std::map<int, std::unique_ptr<Lease>> watched_;

  std::mutex mutex_;
  std::set<int> watched_numbers_;
  std::set<int> closed_;
  std::set<int> finished_;
};

}  // namespace pysocket
