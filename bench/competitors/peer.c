// The other end of every exchange: echoes, swallows and pours, one thread per connection, so that a
// round trip costs it one recv and one send. Ends when its standard input ends.
//
// usage: peer unix-path delay-milliseconds
// prints: echo-port udp-port sink-port source-port
#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <pthread.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <time.h>
#include <unistd.h>

enum { kBulk = 256 * 1024, kStack = 1024 * 1024 };

static struct timespec delay;

static void die(const char* what) {
  perror(what);
  exit(1);
}

// Lets the measured side fall asleep first, so that "has to wait" is certain.
static void hesitate(void) {
  if (delay.tv_nsec > 0) nanosleep(&delay, NULL);
}

static int send_all(int fd, const char* data, size_t size) {
  while (size > 0) {
    const ssize_t sent = send(fd, data, size, MSG_NOSIGNAL);
    if (sent < 0) return -1;
    data += sent;
    size -= (size_t)sent;
  }
  return 0;
}

static void echo(int fd, char* buffer) {
  for (;;) {
    const ssize_t got = recv(fd, buffer, kBulk, 0);
    if (got <= 0) return;
    hesitate();
    if (send_all(fd, buffer, (size_t)got) < 0) return;
  }
}

static void echo_datagrams(int fd, char* buffer) {
  for (;;) {
    struct sockaddr_in from;
    socklen_t length = sizeof from;
    const ssize_t got = recvfrom(fd, buffer, kBulk, 0, (struct sockaddr*)&from, &length);
    if (got < 0) continue;  // a refusal of an earlier client that has gone
    hesitate();
    sendto(fd, buffer, (size_t)got, 0, (struct sockaddr*)&from, length);
  }
}

// Swallows until the sender has finished, then says so with one byte.
static void sink(int fd, char* buffer) {
  while (recv(fd, buffer, kBulk, 0) > 0) continue;
  send_all(fd, "!", 1);
}

// Pours as many bytes as each 8-byte little-endian request asks for.
static void pour(int fd, char* buffer) {
  uint64_t left;
  memset(buffer, 'x', kBulk);
  while (recv(fd, &left, sizeof left, MSG_WAITALL) == sizeof left) {
    while (left > 0) {
      const size_t size = left < kBulk ? (size_t)left : kBulk;
      if (send_all(fd, buffer, size) < 0) return;
      left -= size;
    }
  }
}

typedef void Service(int fd, char* buffer);
struct Job {
  Service* service;
  int fd;
};

static void start(void* (*run)(void*), Service* service, int fd) {
  struct Job* job = malloc(sizeof *job);
  pthread_t thread;
  pthread_attr_t attributes;
  job->service = service;
  job->fd = fd;
  pthread_attr_init(&attributes);
  pthread_attr_setstacksize(&attributes, kStack);
  pthread_attr_setdetachstate(&attributes, PTHREAD_CREATE_DETACHED);
  if (pthread_create(&thread, &attributes, run, job) != 0) die("pthread_create");
}

static void* serve(void* argument) {
  struct Job* job = argument;
  char* buffer = malloc(kBulk);
  job->service(job->fd, buffer);
  close(job->fd);
  free(buffer);
  free(job);
  return NULL;
}

static void* accept_for_ever(void* argument) {
  struct Job* job = argument;
  for (;;) {
    const int fd = accept(job->fd, NULL, NULL);
    const int on = 1;
    if (fd < 0) die("accept");
    setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);  // refused by Unix sockets, rightly
    start(serve, job->service, fd);
  }
  return NULL;
}

static int open_inet(int type) {
  struct sockaddr_in address = {.sin_family = AF_INET, .sin_addr = {htonl(INADDR_LOOPBACK)}};
  socklen_t length = sizeof address;
  const int fd = socket(AF_INET, type, 0);
  if (bind(fd, (struct sockaddr*)&address, sizeof address) < 0) die("bind");
  if (type == SOCK_STREAM && listen(fd, 64) < 0) die("listen");
  getsockname(fd, (struct sockaddr*)&address, &length);
  printf("%d ", ntohs(address.sin_port));
  return fd;
}

static int open_unix(const char* path) {
  struct sockaddr_un address = {.sun_family = AF_UNIX};
  const int fd = socket(AF_UNIX, SOCK_STREAM, 0);
  strncpy(address.sun_path, path, sizeof address.sun_path - 1);
  if (bind(fd, (struct sockaddr*)&address, sizeof address) < 0) die("bind");
  if (listen(fd, 64) < 0) die("listen");
  return fd;
}

int main(int argc, char** argv) {
  if (argc != 3) return 2;
  delay.tv_nsec = atol(argv[2]) * 1000000;
  start(accept_for_ever, echo, open_inet(SOCK_STREAM));
  start(serve, echo_datagrams, open_inet(SOCK_DGRAM));
  start(accept_for_ever, sink, open_inet(SOCK_STREAM));
  start(accept_for_ever, pour, open_inet(SOCK_STREAM));
  start(accept_for_ever, echo, open_unix(argv[1]));
  puts("");
  fflush(stdout);
  char ignored[64];
  while (read(0, ignored, sizeof ignored) > 0) continue;
  return 0;
}
