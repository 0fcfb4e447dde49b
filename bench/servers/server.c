// The yardstick: an echo server that makes the system calls and nothing else.
//
//   server tcp|udp        prints its port, and ends when its standard input does
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

enum { SIZE = 65536, EVENTS = 512 };

static char bytes[SIZE];

static void fail(const char *what) {
  perror(what);
  exit(1);
}

static void add(int poller, int fd) {
  struct epoll_event event = {.events = EPOLLIN, .data = {.fd = fd}};
  if (epoll_ctl(poller, EPOLL_CTL_ADD, fd, &event) != 0) fail("epoll_ctl");
}

static void echo(int fd) {
  const ssize_t got = recv(fd, bytes, SIZE, 0);
  if (got > 0 ? send(fd, bytes, (size_t)got, MSG_NOSIGNAL) != got : errno != EAGAIN || got == 0) {
    close(fd);
  }
}

static void answer(int fd) {
  struct sockaddr_in from;
  socklen_t length = sizeof from;
  const ssize_t got = recvfrom(fd, bytes, SIZE, 0, (struct sockaddr *)&from, &length);
  if (got <= 0) return;
  for (unsigned char i = 0; i < (unsigned char)bytes[0]; i++) {
    sendto(fd, bytes, 64, 0, (const struct sockaddr *)&from, length);
  }
}

int main(int argc, char **argv) {
  const int udp = argc > 1 && strcmp(argv[1], "udp") == 0;
  struct sockaddr_in address = {.sin_family = AF_INET, .sin_addr = {htonl(INADDR_LOOPBACK)}};
  socklen_t length = sizeof address;
  const int server =
      socket(AF_INET, (udp ? SOCK_DGRAM : SOCK_STREAM) | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
  if (bind(server, (struct sockaddr *)&address, length) != 0) fail("bind");
  if (!udp && listen(server, 4096) != 0) fail("listen");
  getsockname(server, (struct sockaddr *)&address, &length);
  printf("%d\n", ntohs(address.sin_port));
  fflush(stdout);

  const int poller = epoll_create1(EPOLL_CLOEXEC);
  add(poller, server);
  add(poller, STDIN_FILENO);
  for (;;) {
    struct epoll_event events[EVENTS];
    const int count = epoll_wait(poller, events, EVENTS, -1);
    for (int i = 0; i < count; i++) {
      const int fd = events[i].data.fd;
      if (fd == STDIN_FILENO) return 0;
      if (fd != server) {
        echo(fd);
      } else if (udp) {
        answer(server);
      } else {
        const int one = 1;
        const int connection = accept4(server, NULL, NULL, SOCK_NONBLOCK | SOCK_CLOEXEC);
        if (connection < 0) continue;
        setsockopt(connection, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
        add(poller, connection);
      }
    }
  }
}
