// Sockets for the tests, the same on every platform. None of them waits.
#pragma once

namespace net {

// What receive() answers besides a number of bytes.
constexpr int kWouldBlock = -1;
constexpr int kFailed = -2;

// Once, before all others.
void prepare();

// The two ends of a TCP connection.
struct Pair {
  Pair();
  int here = -1;
  int there = -1;
};

int tcp();
// On a port of its own; -1 from accept_one() when nobody is there.
int listener();
int accept_one(int listener);
int port_of(int fd);
void start_connect(int fd, int port);
// SO_ERROR: 0 when the connection has been made.
int pending_error(int fd);

// A datagram socket that is connected to itself.
int udp_to_itself();

void send_some(int fd, int count);
// Until the kernel refuses more: how many bytes.
int fill(int fd);
// At most `most` bytes: how many, 0 at the end, or a code.
int receive(int fd, int most);
// Until there is nothing left for now: how many bytes.
int drain(int fd);
void send_urgent(int fd);
int receive_urgent(int fd);
void end_sending(int fd);
// So that closing it resets the connection.
void reset_when_closed(int fd);
bool is_open(int fd);

}  // namespace net
