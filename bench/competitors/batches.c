// Datagrams one by one and by the batch, in C: what batches.mjs does, with nothing around it. Reads the name of a way
// on each line, and answers with the nanoseconds a datagram.
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <netinet/udp.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>

enum { REPEATS = 4, SMALL_COUNT = 64, SMALL_SIZE = 64, LARGE_COUNT = 48, LARGE_SIZE = 1200, ROOM = 2048 };

struct pair {
  int to, from;
  struct sockaddr_in address;
};

static char data[LARGE_COUNT * LARGE_SIZE];
static char rooms[SMALL_COUNT][ROOM];
static char joined_room[65535];

static struct pair open_pair(int joins) {
  struct pair pair = {socket(AF_INET, SOCK_DGRAM, 0), socket(AF_INET, SOCK_DGRAM, 0),
                      {.sin_family = AF_INET, .sin_addr = {htonl(INADDR_LOOPBACK)}}};
  socklen_t size = sizeof pair.address;
  const int on = 1;
  if (bind(pair.to, (struct sockaddr *)&pair.address, size) != 0 ||
      getsockname(pair.to, (struct sockaddr *)&pair.address, &size) != 0 ||
      connect(pair.from, (struct sockaddr *)&pair.address, size) != 0 ||
      (joins && setsockopt(pair.to, SOL_UDP, UDP_GRO, &on, sizeof on) != 0)) {
    perror("a pair of sockets");
    exit(1);
  }
  return pair;
}

static void fill(const struct pair *pair, int count, int size) {
  for (int i = 0; i < count; i++) send(pair->from, data, size, 0);
}

static void drain(int fd) {
  while (recv(fd, joined_room, sizeof joined_room, MSG_DONTWAIT) >= 0) continue;
}

static long send_cut(const struct pair *pair) {
  struct iovec part = {data, sizeof data};
  char control[CMSG_SPACE(sizeof(uint16_t))] = {0};
  struct msghdr message = {.msg_iov = &part, .msg_iovlen = 1, .msg_control = control,
                           .msg_controllen = sizeof control};
  struct cmsghdr *head = CMSG_FIRSTHDR(&message);
  head->cmsg_level = SOL_UDP;
  head->cmsg_type = UDP_SEGMENT;
  head->cmsg_len = CMSG_LEN(sizeof(uint16_t));
  const uint16_t size = LARGE_SIZE;
  memcpy(CMSG_DATA(head), &size, sizeof size);
  return sendmsg(pair->from, &message, 0);
}

static long receive_many(int fd) {
  static struct mmsghdr messages[SMALL_COUNT];
  static struct iovec parts[SMALL_COUNT];
  for (int i = 0; i < SMALL_COUNT; i++) {
    parts[i] = (struct iovec){rooms[i], ROOM};
    messages[i].msg_hdr = (struct msghdr){.msg_iov = &parts[i], .msg_iovlen = 1};
  }
  return recvmmsg(fd, messages, SMALL_COUNT, 0, NULL);
}

static long now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return time.tv_sec * 1000000000L + time.tv_nsec;
}

int main(void) {
  const struct pair small = open_pair(0), large = open_pair(0), joined = open_pair(1);
  // Pages of its own, as other programs' data has.
  memset(data, 1, sizeof data);
  char way[64];
  while (scanf("%63s", way) == 1) {
    long taken = 0, count = LARGE_COUNT;
    for (int times = 0; times < REPEATS; times++) {
      long begun = 0;
      if (strcmp(way, "recv") == 0) {
        fill(&small, count = SMALL_COUNT, SMALL_SIZE);
        begun = now();
        for (int i = 0; i < SMALL_COUNT; i++) recv(small.to, rooms[0], ROOM, 0);
      } else if (strcmp(way, "recvmmsg") == 0) {
        fill(&small, count = SMALL_COUNT, SMALL_SIZE);
        begun = now();
        receive_many(small.to);
      } else if (strcmp(way, "gro") == 0) {
        send_cut(&joined);
        begun = now();
        recv(joined.to, joined_room, sizeof joined_room, 0);
      } else if (strcmp(way, "sendto") == 0) {
        begun = now();
        for (int i = 0; i < LARGE_COUNT; i++) {
          sendto(large.from, data, LARGE_SIZE, 0, (const struct sockaddr *)&large.address,
                 sizeof large.address);
        }
      } else if (strcmp(way, "segment") == 0) {
        begun = now();
        send_cut(&joined);
      } else {
        fprintf(stderr, "which way? %s\n", way);
        return 1;
      }
      taken += now() - begun;
      drain(large.to);
      drain(joined.to);
    }
    printf("%ld\n", taken / (count * REPEATS));
    fflush(stdout);
  }
  return 0;
}
