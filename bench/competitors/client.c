// The yardstick: the same trials with nothing around the system calls.
//
// usage: client mode echo-port udp-port sink-port source-port unix-path
// prints "ready", then reads lines "kind:what:size count", prints "wall-ns cpu-ns" for each.
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <time.h>
#include <unistd.h>

static int echo_port, udp_port, sink_port, source_port;
static const char* unix_path;
static char *out, *in;

static void die(const char* what) {
  perror(what);
  exit(1);
}

static int64_t now(clockid_t clock) {
  struct timespec t;
  clock_gettime(clock, &t);
  return t.tv_sec * INT64_C(1000000000) + t.tv_nsec;
}

static int64_t wall, cpu;
static void start_clocks(void) {
  cpu = now(CLOCK_PROCESS_CPUTIME_ID);
  wall = now(CLOCK_MONOTONIC);
}
static void stop_clocks(void) {
  wall = now(CLOCK_MONOTONIC) - wall;
  cpu = now(CLOCK_PROCESS_CPUTIME_ID) - cpu;
}

static struct sockaddr_in loopback(int port) {
  struct sockaddr_in address = {.sin_family = AF_INET, .sin_addr = {htonl(INADDR_LOOPBACK)}};
  address.sin_port = htons((uint16_t)port);
  return address;
}

static int connect_inet(int type, int port) {
  const struct sockaddr_in address = loopback(port);
  const int fd = socket(AF_INET, type, 0), on = 1;
  if (connect(fd, (const struct sockaddr*)&address, sizeof address) < 0) die("connect");
  if (type == SOCK_STREAM) setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  return fd;
}

static int connect_unix(void) {
  struct sockaddr_un address = {.sun_family = AF_UNIX};
  const int fd = socket(AF_UNIX, SOCK_STREAM, 0);
  strncpy(address.sun_path, unix_path, sizeof address.sun_path - 1);
  if (connect(fd, (struct sockaddr*)&address, sizeof address) < 0) die("connect");
  return fd;
}

static void send_all(int fd, const char* data, size_t size) {
  while (size > 0) {
    const ssize_t sent = send(fd, data, size, MSG_NOSIGNAL);
    if (sent < 0) die("send");
    data += sent;
    size -= (size_t)sent;
  }
}

static void receive_all(int fd, size_t size) {
  for (size_t got = 0; got < size;) {
    const ssize_t more = recv(fd, in + got, size - got, 0);
    if (more <= 0) die("recv");
    got += (size_t)more;
  }
}

static void round_trips(const char* what, size_t size, long count) {
  static int tcp, udp, local;
  const int datagrams = strcmp(what, "udp") == 0;
  int* fd = datagrams ? &udp : strcmp(what, "tcp") == 0 ? &tcp : &local;
  if (*fd == 0) {
    *fd = datagrams    ? connect_inet(SOCK_DGRAM, udp_port)
          : fd == &tcp ? connect_inet(SOCK_STREAM, echo_port)
                       : connect_unix();
  }
  start_clocks();
  for (long i = 0; i < count; i++) {
    send_all(*fd, out, size);
    receive_all(*fd, size);
  }
  stop_clocks();
}

static void pairs(const char* what, size_t size, long count) {
  static int stream[2], datagram[2];
  const int type = strcmp(what, "stream") == 0 ? SOCK_STREAM : SOCK_DGRAM;
  int* pair = type == SOCK_STREAM ? stream : datagram;
  if (pair[0] == 0 && socketpair(AF_UNIX, type, 0, pair) < 0) die("socketpair");
  start_clocks();
  for (long i = 0; i < count; i++) {
    if (send(pair[0], out, size, MSG_NOSIGNAL) < 0) die("send");
    if (recv(pair[1], in, size, 0) < 0) die("recv");
  }
  stop_clocks();
}

static void tuples(const char* what, size_t size, long count) {
  static int fd;
  if (fd == 0) {
    const struct sockaddr_in any = loopback(0);
    fd = socket(AF_INET, SOCK_DGRAM, 0);
    if (bind(fd, (const struct sockaddr*)&any, sizeof any) < 0) die("bind");
  }
  struct sockaddr_in to = loopback(udp_port), from;
  socklen_t length = sizeof to;
  if (strcmp(what, "self") == 0) getsockname(fd, (struct sockaddr*)&to, &length);
  start_clocks();
  for (long i = 0; i < count; i++) {
    if (sendto(fd, out, size, 0, (struct sockaddr*)&to, sizeof to) < 0) die("sendto");
    length = sizeof from;
    if (recvfrom(fd, in, size, 0, (struct sockaddr*)&from, &length) < 0) die("recvfrom");
  }
  stop_clocks();
}

static void refusals(long count) {
  static int pair[2];
  if (pair[0] == 0 && socketpair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK, 0, pair) < 0) die("pair");
  start_clocks();
  for (long i = 0; i < count; i++) {
    if (recv(pair[0], in, 64, 0) >= 0 || errno != EAGAIN) die("recv");
  }
  stop_clocks();
}

// Of so many sockets the last one has something to read: in the order of the list, in which poll(2)
// asks, and in that of the numbers, in which select(2) does.
static void ready(const char* what, size_t size, long count) {
  static int epoll, talking[2], silent[2];
  if (epoll == 0) {
    epoll = epoll_create1(0);
    if (socketpair(AF_UNIX, SOCK_STREAM, 0, talking) < 0) die("pair");
    if (socketpair(AF_UNIX, SOCK_STREAM, 0, silent) < 0) die("pair");
    send_all(talking[1], out, 1);
  }
  const int polls = strcmp(what, "epoll") != 0;
  struct epoll_event events[256];
  int copies[256];
  struct pollfd asked[256];
  for (size_t i = 0; i < size; i++) {
    copies[i] = dup(i + 1 < size ? silent[0] : talking[0]);
    asked[i] = (struct pollfd){copies[i], POLLIN, 0};
    struct epoll_event event = {.events = EPOLLIN, .data.fd = copies[i]};
    if (!polls && epoll_ctl(epoll, EPOLL_CTL_ADD, copies[i], &event) < 0) die("epoll_ctl");
  }
  start_clocks();
  for (long i = 0; i < count; i++) {
    const int found = polls ? poll(asked, size, -1) : epoll_wait(epoll, events, 256, -1);
    if (found != 1) die("poll");
  }
  stop_clocks();
  for (size_t i = 0; i < size; i++) {
    if (!polls) epoll_ctl(epoll, EPOLL_CTL_DEL, copies[i], NULL);
    close(copies[i]);
  }
}

static void upload(size_t size, long count) {
  const int fd = connect_inet(SOCK_STREAM, sink_port);
  start_clocks();
  for (long i = 0; i < count; i++) send_all(fd, out, size);
  shutdown(fd, SHUT_WR);
  receive_all(fd, 1);
  stop_clocks();
  close(fd);
}

static void download(size_t size, long count) {
  const int fd = connect_inet(SOCK_STREAM, source_port);
  uint64_t left = (uint64_t)size * (uint64_t)count;
  start_clocks();
  send_all(fd, (const char*)&left, sizeof left);
  while (left > 0) {
    const ssize_t got = recv(fd, in, size, 0);
    if (got <= 0) die("recv");
    left -= (uint64_t)got;
  }
  stop_clocks();
  close(fd);
}

int main(int argc, char** argv) {
  if (argc != 7) return 2;
  echo_port = atoi(argv[2]);
  udp_port = atoi(argv[3]);
  sink_port = atoi(argv[4]);
  source_port = atoi(argv[5]);
  unix_path = argv[6];
  // At the start of a page: 16 bytes further, where malloc puts large blocks, some processors copy
  // at half the speed.
  const size_t largest = 1024 * 1024, page = 4096;
  memset(out = aligned_alloc(page, largest), 'x', largest);
  memset(in = aligned_alloc(page, largest), 0, largest);

  char line[256], kind[32], what[32];
  size_t size;
  long count;
  puts("ready");
  fflush(stdout);
  while (fgets(line, sizeof line, stdin) != NULL) {
    if (sscanf(line, "%31[^:]:%31[^:]:%zu %ld", kind, what, &size, &count) != 4) return 2;
    if (size > largest) return 2;
    if (strcmp(kind, "roundtrip") == 0)
      round_trips(what, size, count);
    else if (strcmp(kind, "pair") == 0)
      pairs(what, size, count);
    else if (strcmp(kind, "tuple") == 0)
      tuples(what, size, count);
    else if (strcmp(kind, "refuse") == 0)
      refusals(count);
    else if (strcmp(kind, "ready") == 0)
      ready(what, size, count);
    else if (strcmp(kind, "upload") == 0)
      upload(size, count);
    else if (strcmp(kind, "download") == 0)
      download(size, count);
    else
      return 2;
    printf("%lld %lld\n", (long long)wall, (long long)cpu);
    fflush(stdout);
  }
  return 0;
}
