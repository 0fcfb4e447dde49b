// What qemu's emulation of Linux does otherwise than a kernel, and expected.json has as reasons. Prints
// what is so where it runs; on Linux itself nothing.
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <linux/netlink.h>
#include <linux/rtnetlink.h>
#include <net/if.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static void report(int there, const char *what) {
  if (there) printf("%s\n", what);
}

static int refuses(int sock, int level, int option) {
  int on = 1;
  return setsockopt(sock, level, option, &on, sizeof on) < 0 && errno == ENOPROTOOPT;
}

static void timers(void) {
  struct sigevent event = {.sigev_notify = SIGEV_THREAD_ID, .sigev_signo = SIGRTMAX};
  event._sigev_un._tid = getpid();
  int id;
  report(syscall(SYS_timer_create, CLOCK_MONOTONIC, &event, &id) < 0 && errno == EINVAL,
         "the last two signals are none");
}

static void options(int tcp, int udp, int udp6) {
  char bytes[256];
  socklen_t size = sizeof bytes;
  getsockopt(tcp, IPPROTO_TCP, TCP_INFO, bytes, &size);
  report(size == 4, "TCP_INFO is cut to four bytes");
  size = 16;
  getsockopt(tcp, IPPROTO_TCP, TCP_CONGESTION, bytes, &size);
  report(size == 4, "TCP_CONGESTION is cut to four bytes");
  size = 4;
  bytes[0] = 'x';
  getsockopt(tcp, SOL_SOCKET, SO_BINDTODEVICE, bytes, &size);
  report(size == 0 && bytes[0] != 'x', "an option without a value has a byte of nobody's");
  size = 8;
  report(getsockopt(tcp, SOL_SOCKET, 57, bytes, &size) < 0, "SO_COOKIE is refused");
  report(setsockopt(tcp, SOL_SOCKET, SO_BINDTODEVICE, NULL, 0) < 0,
         "SO_BINDTODEVICE without a name is refused");
  report(refuses(udp, SOL_SOCKET, SO_LOCK_FILTER), "SO_LOCK_FILTER is refused");
  report(refuses(udp, SOL_SOCKET, SO_RXQ_OVFL), "SO_RXQ_OVFL is refused");
  report(refuses(udp, SOL_SOCKET, SO_TIMESTAMPNS), "SO_TIMESTAMPNS is refused");
  report(refuses(udp6, IPPROTO_IPV6, IPV6_MULTICAST_IF), "IPV6_MULTICAST_IF is refused");
  report(refuses(udp6, IPPROTO_IPV6, 33), "IPV6_FLOWINFO_SEND is refused");
  struct ip_mreqn membership = {.imr_ifindex = (int)if_nametoindex("lo")};
  inet_aton("239.1.2.3", &membership.imr_multiaddr);
  report(setsockopt(udp, IPPROTO_IP, IP_ADD_MEMBERSHIP, &membership, sizeof membership) < 0,
         "IP_ADD_MEMBERSHIP finds no interface by its number");
  report(refuses(socket(AF_VSOCK, SOCK_STREAM, 0), AF_VSOCK, 0), "options of AF_VSOCK are refused");
}

static void calls(void) {
  report(socket(AF_INET, 99, 0) < 0 && errno != EINVAL, "socket() drops bits of a type that it does not know");
  report(ioctl(0, -1, 0) < 0 && errno == ENOSYS, "ioctl() answers ENOSYS to a number that it does not know");
}

// Sends two descriptors through a pair of sockets, and receives them in a message with so much room.
static void pass(int pair[2], const int fds[2], struct msghdr *message, size_t room) {
  struct cmsghdr *item = CMSG_FIRSTHDR(message);
  item->cmsg_level = SOL_SOCKET;
  item->cmsg_type = SCM_RIGHTS;
  item->cmsg_len = CMSG_LEN(2 * sizeof(int));
  memcpy(CMSG_DATA(item), fds, 2 * sizeof(int));
  message->msg_controllen = CMSG_SPACE(2 * sizeof(int));
  sendmsg(pair[0], message, 0);
  message->msg_controllen = room;
  recvmsg(pair[1], message, MSG_DONTWAIT);
}

static void messages(void) {
  int pair[2], on = 1;
  socketpair(AF_UNIX, SOCK_DGRAM, 0, pair);
  char control[64] = {0}, byte = 'x';
  struct iovec vector = {&byte, 1};
  struct msghdr message = {.msg_control = control, .msg_controllen = sizeof control};
  sendmsg(pair[0], &(struct msghdr){0}, 0);
  report(recv(pair[1], &byte, 1, MSG_DONTWAIT) < 0, "sendmsg() without a buffer sends nothing");
  message.msg_iov = &vector;
  message.msg_iovlen = 1;
  pass(pair, pair, &message, CMSG_LEN(sizeof(int)));
  report((message.msg_flags & MSG_CTRUNC) == 0, "MSG_CTRUNC is not reported");

  int udp = socket(AF_INET, SOCK_DGRAM, 0);
  struct sockaddr_in address = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
  socklen_t size = sizeof address;
  bind(udp, (struct sockaddr *)&address, size);
  getsockname(udp, (struct sockaddr *)&address, &size);
  setsockopt(udp, IPPROTO_IP, IP_PKTINFO, &on, sizeof on);
  sendto(udp, &byte, 1, 0, (struct sockaddr *)&address, size);
  message.msg_controllen = sizeof control;
  recvmsg(udp, &message, MSG_DONTWAIT);
  struct in_pktinfo *info = (struct in_pktinfo *)CMSG_DATA(CMSG_FIRSTHDR(&message));
  report(info->ipi_ifindex != (int)if_nametoindex("lo"),
         "control messages that it does not know keep the bytes of this machine");
}

static void netlink(void) {
  int fds[2] = {socket(AF_NETLINK, SOCK_RAW, 0), 0}, pair[2];
  socketpair(AF_UNIX, SOCK_DGRAM, 0, pair);
  char control[64] = {0}, byte = 'x';
  struct iovec vector = {&byte, 1};
  struct msghdr message = {NULL, 0, &vector, 1, control, sizeof control, 0};
  pass(pair, fds, &message, sizeof control);
  memcpy(fds, CMSG_DATA(CMSG_FIRSTHDR(&message)), sizeof fds);
  struct {
    struct nlmsghdr header;
    struct ifinfomsg body;
  } request = {.header = {sizeof request, RTM_GETLINK, NLM_F_REQUEST | NLM_F_DUMP, 1, 0}};
  struct sockaddr_nl kernel = {.nl_family = AF_NETLINK};
  static char answer[65536];
  sendto(fds[0], &request, sizeof request, 0, (struct sockaddr *)&kernel, sizeof kernel);
  report(recv(fds[0], answer, sizeof answer, MSG_DONTWAIT) < 0,
         "netlink messages keep the bytes of this machine on a socket that was received");
}

static void room(void) {
  int pair[2], status;
  socketpair(AF_UNIX, SOCK_DGRAM, 0, pair);
  char byte = 'x';
  send(pair[0], &byte, 1, 0);
  pid_t child = fork();
  if (child == 0) {
    size_t size = (size_t)384 << 20;
    void *control = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    struct iovec vector = {&byte, 1};
    recvmsg(pair[1], &(struct msghdr){NULL, 0, &vector, 1, control, size, 0}, 0);
    _exit(0);
  }
  waitpid(child, &status, 0);
  report(status != 0, "recvmsg() with room for 384 MB of control messages ends the process");
}

int main(void) {
  options(socket(AF_INET, SOCK_STREAM, 0), socket(AF_INET, SOCK_DGRAM, 0),
          socket(AF_INET6, SOCK_DGRAM, 0));
  timers();
  calls();
  messages();
  netlink();
  room();
  return 0;
}
