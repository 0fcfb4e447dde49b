// The clients of an echo server: many connections or flows, each with one exchange under way.
//
//   load tcp|udp
//
// Reads lines, and answers each with one:
//   open <port> <connections> [<up> <down>]   connects; answers "ready"
//   run <milliseconds>                        exchanges; answers
//       <exchanges> <nanoseconds> <p50> <p99> <p99.9> <longest, in ns> <lost>
//   close                                     resets the connections; answers "closed"
//
// TCP: 64 bytes, and the same 64 back. UDP: <up> datagrams of 64 bytes, and <down> back; the first
// byte of a datagram says how many answers it wants.
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <netinet/udp.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum { SIZE = 64, MOST_UP = 64, EVENTS = 512, LATE_NS = 100 * 1000 * 1000 };

struct flow {
  int fd;
  unsigned left;  // bytes or datagrams that have not come yet
  uint64_t begun;
};

static struct flow *flows;
static unsigned flow_count, up = 1, down = 1;
static bool udp;
static int poller = -1;
static uint32_t *latencies;  // in 100 ns
static size_t done, room;
static unsigned long lost;

static uint64_t now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return (uint64_t)t.tv_sec * 1000000000u + (uint64_t)t.tv_nsec;
}

static void fail(const char *what) {
  perror(what);
  exit(1);
}

// Datagrams go as one message that the kernel cuts up: one by one they would cost us more than they
// cost the server.
static void begin(struct flow *flow) {
  static char bytes[MOST_UP * SIZE];
  const size_t size = (udp ? up : 1) * SIZE;
  bytes[size - SIZE] = (char)down;
  flow->begun = now();
  flow->left = udp ? down : SIZE;
  if (send(flow->fd, bytes, size, 0) != (ssize_t)size) fail("send");
}

static void record(uint64_t taken) {
  if (done == room) {
    room = room == 0 ? 1 << 16 : room * 2;
    latencies = realloc(latencies, room * sizeof *latencies);
    if (latencies == NULL) fail("realloc");
  }
  latencies[done++] = (uint32_t)(taken / 100);
}

// Takes what has come; true when the exchange is complete.
static bool take(struct flow *flow) {
  char bytes[4096];
  while (flow->left > 0) {
    ssize_t got = recv(flow->fd, bytes, udp ? sizeof bytes : flow->left, MSG_DONTWAIT);
    if (got == 0 && !udp) {
      fprintf(stderr, "the server has closed a connection\n");
      exit(1);
    }
    if (got < 0) return false;
    flow->left -= udp ? 1 : (unsigned)got;
  }
  return true;
}

static int by_size(const void *a, const void *b) {
  const uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
  return (x > y) - (x < y);
}

static uint64_t percentile(double share) {
  return done == 0 ? 0 : latencies[(size_t)((double)(done - 1) * share)] * 100ull;
}

// Datagrams may be lost: what is late begins anew.
static unsigned restart_late(bool again) {
  unsigned waiting = 0;
  const uint64_t limit = now() - LATE_NS;
  for (unsigned i = 0; i < flow_count; i++) {
    if (flows[i].left == 0) continue;
    if (udp && flows[i].begun < limit) {
      lost++;
      flows[i].left = 0;
      if (again) begin(&flows[i]);
    }
    waiting += flows[i].left > 0;
  }
  return waiting;
}

static void run(unsigned milliseconds) {
  struct epoll_event events[EVENTS];
  done = 0;
  lost = 0;
  const uint64_t start = now();
  const uint64_t end = start + milliseconds * 1000000ull;
  unsigned under_way = flow_count;
  for (unsigned i = 0; i < flow_count; i++) begin(&flows[i]);
  uint64_t stopped = 0;
  while (under_way > 0) {
    const int count = epoll_wait(poller, events, EVENTS, 50);
    for (int i = 0; i < count; i++) {
      struct flow *flow = &flows[events[i].data.u32];
      if (flow->left == 0) {  // a datagram of an exchange that was given up
        char bytes[SIZE];
        recv(flow->fd, bytes, sizeof bytes, MSG_DONTWAIT);
        continue;
      }
      if (!take(flow)) continue;
      const uint64_t at = now();
      if (at < end) {
        record(at - flow->begun);
        begin(flow);
      } else {
        if (stopped == 0) stopped = at;
        under_way--;
      }
    }
    if (udp && count == 0) {
      const bool again = now() < end;
      const unsigned waiting = restart_late(again);
      if (!again) under_way = waiting;
    }
  }
  qsort(latencies, done, sizeof *latencies, by_size);
  printf("%zu %llu %llu %llu %llu %llu %lu\n", done, (unsigned long long)(end - start),
         (unsigned long long)percentile(0.5), (unsigned long long)percentile(0.99),
         (unsigned long long)percentile(0.999), (unsigned long long)percentile(1), lost);
}

static void open_flows(unsigned port, unsigned count) {
  flows = calloc(count, sizeof *flows);
  if (flows == NULL) fail("calloc");
  flow_count = count;
  poller = epoll_create1(EPOLL_CLOEXEC);
  const struct sockaddr_in address = {
      .sin_family = AF_INET, .sin_port = htons((uint16_t)port), .sin_addr = {htonl(INADDR_LOOPBACK)}};
  for (unsigned i = 0; i < count; i++) {
    const int fd = socket(AF_INET, udp ? SOCK_DGRAM : SOCK_STREAM, 0);
    if (fd < 0) fail("socket");
    if (connect(fd, (const struct sockaddr *)&address, sizeof address) != 0) fail("connect");
    const int one = 1;
    const int size = SIZE;
    if (!udp) setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
    if (udp && up > 1 && setsockopt(fd, SOL_UDP, UDP_SEGMENT, &size, sizeof size) != 0) {
      fail("UDP_SEGMENT");
    }
    flows[i].fd = fd;
    struct epoll_event event = {.events = EPOLLIN, .data = {.u32 = i}};
    if (epoll_ctl(poller, EPOLL_CTL_ADD, fd, &event) != 0) fail("epoll_ctl");
  }
}

static void close_flows(void) {
  // A reset: thousands of connections in TIME_WAIT would be in the way of the next ones.
  const struct linger reset = {1, 0};
  for (unsigned i = 0; i < flow_count; i++) {
    setsockopt(flows[i].fd, SOL_SOCKET, SO_LINGER, &reset, sizeof reset);
    close(flows[i].fd);
  }
  free(flows);
  close(poller);
  flows = NULL;
  flow_count = 0;
}

int main(int argc, char **argv) {
  char line[128];
  udp = argc > 1 && strcmp(argv[1], "udp") == 0;
  while (fgets(line, sizeof line, stdin) != NULL) {
    unsigned a = 0, b = 0;
    if (sscanf(line, "open %u %u %u %u", &a, &b, &up, &down) >= 2) {
      if (up > MOST_UP) up = MOST_UP;
      open_flows(a, b);
      puts("ready");
    } else if (sscanf(line, "run %u", &a) == 1) {
      run(a);
    } else {
      close_flows();
      puts("closed");
    }
    fflush(stdout);
  }
  return 0;
}
