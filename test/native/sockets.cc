#include "sockets.h"

#ifdef _WIN32
#include "../../native/os/socket_handle.h"
//
#include <ws2tcpip.h>
#else
#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include <csignal>
#endif

#include <cerrno>
#include <thread>

#include "../../native/os/lease.h"
#include "check.h"

namespace net {
namespace {

#ifdef _WIN32
using pysocket::to_socket;
using Length = int;
int to_number(SOCKET socket) { return pysocket::to_descriptor(socket); }
bool would_block() { return WSAGetLastError() == WSAEWOULDBLOCK; }
void never_wait(int fd) {
  u_long yes = 1;
  CHECK(ioctlsocket(to_socket(fd), FIONBIO, &yes) == 0);
}
constexpr int kEndSending = SD_SEND;
#else
using Length = socklen_t;
int to_socket(int fd) { return fd; }
int to_number(int fd) { return fd; }
bool would_block() { return errno == EAGAIN || errno == EWOULDBLOCK || errno == EINPROGRESS; }
void never_wait(int fd) { CHECK(fcntl(fd, F_SETFL, O_NONBLOCK) == 0); }
constexpr int kEndSending = SHUT_WR;
#endif

sockaddr* generic(sockaddr_in& address) { return reinterpret_cast<sockaddr*>(&address); }

sockaddr_in loopback(int port) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(static_cast<unsigned short>(port));
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  return address;
}

int made(int fd) {
  CHECK(fd >= 0);
  never_wait(fd);
  return pysocket::fresh(fd);
}

void bind_to_loopback(int fd) {
  sockaddr_in address = loopback(0);
  CHECK(bind(to_socket(fd), generic(address), sizeof address) == 0);
}

int answer(long count) {
  if (count >= 0) return static_cast<int>(count);
  return would_block() ? kWouldBlock : kFailed;
}

}  // namespace

void prepare() {
#ifdef _WIN32
  WSADATA data;
  CHECK(WSAStartup(MAKEWORD(2, 2), &data) == 0);
#else
  std::signal(SIGPIPE, SIG_IGN);
#endif
}

int tcp() { return made(to_number(socket(AF_INET, SOCK_STREAM, 0))); }

int listener() {
  const int fd = tcp();
  bind_to_loopback(fd);
  CHECK(listen(to_socket(fd), 16) == 0);
  return fd;
}

int accept_one(int listener) {
  const int fd = to_number(accept(to_socket(listener), nullptr, nullptr));
  if (fd < 0) CHECK(would_block());
  return fd < 0 ? fd : made(fd);
}

int port_of(int fd) {
  sockaddr_in address{};
  Length size = sizeof address;
  CHECK(getsockname(to_socket(fd), generic(address), &size) == 0);
  return ntohs(address.sin_port);
}

void start_connect(int fd, int port) {
  sockaddr_in address = loopback(port);
  const bool connected = connect(to_socket(fd), generic(address), sizeof address) == 0;
  if (!connected) CHECK(would_block() || pending_error(fd) != 0);
}

int pending_error(int fd) {
  int error = 0;
  Length size = sizeof error;
  CHECK(getsockopt(to_socket(fd), SOL_SOCKET, SO_ERROR, reinterpret_cast<char*>(&error), &size) ==
        0);
  return error;
}

Pair::Pair() {
  const int server = listener();
  here = tcp();
  start_connect(here, port_of(server));
  while ((there = accept_one(server)) < 0) std::this_thread::yield();
  CHECK(pysocket::close_leased(server) == 0);
}

int udp_to_itself() {
  const int fd = made(to_number(socket(AF_INET, SOCK_DGRAM, 0)));
  bind_to_loopback(fd);
  start_connect(fd, port_of(fd));
  return fd;
}

void send_some(int fd, int count) {
  const char bytes[64] = {};
  CHECK(count <= static_cast<int>(sizeof bytes));
  CHECK(send(to_socket(fd), bytes, static_cast<size_t>(count), 0) == count);
}

int fill(int fd) {
  static const char bytes[65536] = {};
  int total = 0;
  for (;;) {
    const int count = answer(send(to_socket(fd), bytes, sizeof bytes, 0));
    if (count == kWouldBlock) return total;
    CHECK(count > 0);
    total += count;
  }
}

int receive(int fd, int most) {
  char bytes[65536];
  CHECK(most <= static_cast<int>(sizeof bytes));
  return answer(recv(to_socket(fd), bytes, static_cast<size_t>(most), 0));
}

int drain(int fd) {
  int total = 0;
  for (;;) {
    const int count = receive(fd, 65536);
    if (count == kWouldBlock) return total;
    CHECK(count > 0);
    total += count;
  }
}

void send_urgent(int fd) {
  const char byte = '!';
  CHECK(send(to_socket(fd), &byte, 1, MSG_OOB) == 1);
}

int receive_urgent(int fd) {
  char byte = 0;
  return answer(recv(to_socket(fd), &byte, 1, MSG_OOB));
}

void end_sending(int fd) { CHECK(shutdown(to_socket(fd), kEndSending) == 0); }

void reset_when_closed(int fd) {
  linger at_once{1, 0};
  CHECK(setsockopt(to_socket(fd), SOL_SOCKET, SO_LINGER, reinterpret_cast<char*>(&at_once),
                   sizeof at_once) == 0);
}

bool is_open(int fd) {
  int type = 0;
  Length size = sizeof type;
  return getsockopt(to_socket(fd), SOL_SOCKET, SO_TYPE, reinterpret_cast<char*>(&type), &size) == 0;
}

}  // namespace net
