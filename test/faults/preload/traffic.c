// The other end of a connection, on a thread of its own that no fault reaches: it takes everything, or
// sends so much, of bytes that tell by their value where they belong.
#define _GNU_SOURCE
#include <errno.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

#include "faults.h"

enum { MOST = 4096, CHUNK = 16384 };

struct end {
  pthread_t thread;
  int fd;
  long long bytes;  // to send; in the end what was moved, or -1: a byte was wrong
};

static struct end *ends[MOST];
static int count;

static unsigned char byte_at(long long place) { return (unsigned char)(place % 251); }

static void wait_for(int fd, short events) {
  struct pollfd one = {fd, events, 0};
  poll(&one, 1, 1000);
}

static void *drain(void *data) {
  struct end *end = data;
  unsigned char chunk[CHUNK];
  long long total = 0;
  int right = 1;
  for (;;) {
    const ssize_t got = recv(end->fd, chunk, sizeof chunk, MSG_DONTWAIT);
    if (got < 0 && (errno == EAGAIN || errno == EINTR)) {
      wait_for(end->fd, POLLIN);
      continue;
    }
    if (got <= 0) break;
    for (ssize_t i = 0; i < got; i++) right &= chunk[i] == byte_at(total + i);
    total += got;
  }
  close(end->fd);
  end->bytes = right ? total : -1;
  return NULL;
}

static void *feed(void *data) {
  struct end *end = data;
  unsigned char chunk[CHUNK];
  long long total = 0;
  while (total < end->bytes) {
    const long long left = end->bytes - total;
    const size_t size = left < CHUNK ? (size_t)left : CHUNK;
    for (size_t i = 0; i < size; i++) chunk[i] = byte_at(total + (long long)i);
    const ssize_t put = send(end->fd, chunk, size, MSG_DONTWAIT | MSG_NOSIGNAL);
    if (put < 0 && (errno == EAGAIN || errno == EINTR)) {
      wait_for(end->fd, POLLOUT);
      continue;
    }
    if (put < 0) break;
    total += put;
  }
  shutdown(end->fd, SHUT_WR);
  close(end->fd);
  end->bytes = total;
  return NULL;
}

static int start(int fd, long long bytes, void *(*body)(void *)) {
  struct end *end = calloc(1, sizeof *end);
  if (end == NULL || count == MOST) abort();
  end->fd = dup(fd);
  end->bytes = bytes;
  // Signals are for the threads of the program.
  sigset_t all, before;
  sigfillset(&all);
  pthread_sigmask(SIG_SETMASK, &all, &before);
  if (end->fd < 0 || pthread_create(&end->thread, NULL, body, end) != 0) abort();
  pthread_sigmask(SIG_SETMASK, &before, NULL);
  ends[count] = end;
  return count++;
}

int faults_drain(int fd) { return start(fd, 0, drain); }
int faults_feed(int fd, long long bytes) { return start(fd, bytes, feed); }

long long faults_join(int number) {
  struct end *end = ends[number];
  pthread_join(end->thread, NULL);
  const long long moved = end->bytes;
  free(end);
  if (number == count - 1) count--;
  return moved;
}
