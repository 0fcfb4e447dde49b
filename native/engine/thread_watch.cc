#include "thread_watch.h"

#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

#include "masked_signals.h"

namespace pysocket {

bool ThreadWatch::start(int fd) {
  int ends[2];
  if (pipe(ends) != 0) return false;
  for (int end : ends) fcntl(end, F_SETFD, FD_CLOEXEC);
  resume_read_ = ends[0];
  resume_write_ = ends[1];
  const MaskedSignals masked;
  try {
    thread_ = std::thread([this, fd] { run(fd); });
  } catch (const std::system_error&) {
    return false;
  }
  return true;
}

void ThreadWatch::run(int fd) {
  for (;;) {
    pollfd fds[2] = {{fd, POLLIN, 0}, {resume_read_, POLLIN, 0}};
    if (poll(fds, 2, -1) < 0 && errno != EINTR) return;
    if (stopping_.load()) return;
    if ((fds[0].revents & POLLIN) == 0) continue;
    callback_(data_);
    char resumed = 0;
    while (read(resume_read_, &resumed, 1) < 0 && errno == EINTR) {
    }
    if (stopping_.load()) return;
  }
}

void ThreadWatch::resume() const {
  const char byte = 0;
  [[maybe_unused]] const ssize_t written = write(resume_write_, &byte, 1);
}

void ThreadWatch::stop() {
  stopping_.store(true);
  if (thread_.joinable()) {
    resume();
    thread_.join();
  }
  if (resume_read_ >= 0) close(resume_read_);
  if (resume_write_ >= 0) close(resume_write_);
  resume_read_ = resume_write_ = -1;
}

}  // namespace pysocket
