// Sockets for the tests, the same on every platform. None of them waits.
#pragma once

namespace net {

// What receive() returns instead of a number of bytes.
constexpr int kWouldBlock = -1;
constexpr int kFailed = -2;

// To be called once, before all others.
void prepare();

// The two ends of a TCP connection.
struct Pair {
  Pair();
  int here = -1;
  int there = -1;
};

int tcp();
// Listens on a port of its own. accept_one() returns -1 if there is no connection.
int listener();
int accept_one(int listener);
int port_of(int fd);
void start_connect(int fd, int port);
// SO_ERROR: 0 when the connection has been made.
int pending_error(int fd);

// A datagram socket that is connected to itself.
int udp_to_itself();

void send_some(int fd, int count);
// Sends until the kernel refuses more. Returns the number of bytes.
int fill(int fd);
// Receives at most `most` bytes. Returns how many, 0 at the end, or a code.
int receive(int fd, int most);
// Receives until nothing is left for now. Returns the number of bytes.
int drain(int fd);
void send_urgent(int fd);
int receive_urgent(int fd);
void end_sending(int fd);
// Makes closing the socket reset the connection.
void reset_when_closed(int fd);
bool is_open(int fd);

}  // namespace net
