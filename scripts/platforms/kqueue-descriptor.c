// Linked between libkqueue and the addon, whose kqueue(), kevent() and close() these are
// (-Wl,--wrap): kqueues then behave as those of macOS in two points.
//
// The descriptor can be polled. libkqueue's is the end of a pipe, by which it learns that it was
// closed. The number gets the epoll that libkqueue has underneath, and the pipe another number,
// until the kqueue is closed.
//
// A kqueue in a kqueue can become readable, but not writable.
#define _GNU_SOURCE
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/stat.h>
#include <sys/event.h>
#include <unistd.h>

int __real_kqueue(void);
int __real_close(int fd);
int __real_kevent(int queue, const struct kevent *changes, int change_count, struct kevent *events,
                  int event_count, const struct timespec *timeout);

#define MOST 65536

// By kqueue: the end of the pipe; 0: no kqueue.
static int pipes[MOST];

static int is_queue(uintptr_t fd) { return fd < MOST && pipes[fd] != 0; }

// Does this epoll watch the other end of the pipe for a kqueue? libkqueue's thread, which waits for
// all their ends, does so once.
static int watches(const char *epoll, unsigned long inode) {
  char path[300];
  snprintf(path, sizeof path, "/proc/self/fdinfo/%s", epoll);
  FILE *file = fopen(path, "r");
  if (file == NULL) return 0;
  int found = 0;
  char line[256];
  while (!found && fgets(line, sizeof line, file) != NULL) {
    unsigned events;
    unsigned long ino;
    const char *tail = strstr(line, "ino:");
    if (tail == NULL || sscanf(line, "tfd: %*d events: %x", &events) != 1) continue;
    found = sscanf(tail, "ino:%lx", &ino) == 1 && ino == inode && (events & EPOLLONESHOT) == 0;
  }
  fclose(file);
  return found;
}

static int epoll_of(int pipe) {
  struct stat status;
  if (fstat(pipe, &status) != 0) return -1;
  DIR *all = opendir("/proc/self/fdinfo");
  int found = -1;
  for (struct dirent *each; found < 0 && all != NULL && (each = readdir(all)) != NULL;) {
    if (each->d_name[0] != '.' && watches(each->d_name, status.st_ino)) found = atoi(each->d_name);
  }
  if (all != NULL) closedir(all);
  return found;
}

int __wrap_kqueue(void) {
  const int queue = __real_kqueue();
  if (queue < 0 || queue >= MOST) return queue;
  const int epoll = epoll_of(queue);
  const int end = fcntl(queue, F_DUPFD_CLOEXEC, 3);
  // Not close-on-exec, as macOS's.
  if (epoll < 0 || end < 0 || dup2(epoll, queue) < 0) abort();
  pipes[queue] = end;
  return queue;
}

int __wrap_close(int fd) {
  const int end = is_queue((uintptr_t)fd) ? pipes[fd] : 0;
  if (end != 0) pipes[fd] = 0;
  const int result = __real_close(fd);
  const int error = errno;
  if (end != 0) __real_close(end);
  errno = error;
  return result;
}

int __wrap_kevent(int queue, const struct kevent *changes, int change_count, struct kevent *events,
                  int event_count, const struct timespec *timeout) {
  for (int i = 0; event_count == 0 && i < change_count; ++i) {
    const int adds = (changes[i].flags & EV_ADD) != 0 && changes[i].filter == EVFILT_WRITE;
    if (!adds || !is_queue(changes[i].ident)) continue;
    errno = EINVAL;
    return -1;
  }
  return __real_kevent(queue, changes, change_count, events, event_count, timeout);
}
