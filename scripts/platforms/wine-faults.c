// What Wine does otherwise than Windows, and expected.json has as reasons. Prints what is so where
// it runs; on Windows itself nothing.
#define _WIN32_WINNT 0x0A00
#include <stdio.h>
#include <stdlib.h>
#include <winsock2.h>
#include <ws2tcpip.h>

#ifndef TCP_KEEPIDLE
#define TCP_KEEPIDLE 3
#endif

static void report(int there, const char* what) {
  if (there) printf("%s\n", what);
}

static struct sockaddr_in loopback(int port) {
  struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons((u_short)port)};
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  return address;
}

static struct sockaddr_in name_of(SOCKET sock) {
  struct sockaddr_in address;
  int size = sizeof address;
  getsockname(sock, (struct sockaddr*)&address, &size);
  return address;
}

static SOCKET bound(int type) {
  SOCKET sock = socket(AF_INET, type, 0);
  struct sockaddr_in address = loopback(0);
  bind(sock, (struct sockaddr*)&address, sizeof address);
  return sock;
}

static void set_blocking(SOCKET sock, int blocking) {
  u_long flag = !blocking;
  ioctlsocket(sock, FIONBIO, &flag);
}

// What a call was refused with; 0 when it was not.
static int refusal(int result) { return result == SOCKET_ERROR ? WSAGetLastError() : 0; }

static void families(void) {
  report(socket(AF_UNIX, SOCK_STREAM, 0) == INVALID_SOCKET, "there are no Unix sockets");
}

static void texts(void) {
  char text[200];
  report(FormatMessageA(FORMAT_MESSAGE_FROM_SYSTEM | FORMAT_MESSAGE_IGNORE_INSERTS, NULL,
                        WSAEWOULDBLOCK, 0, text, sizeof text, NULL) == 0,
         "most errors of Winsock have no text");
}

static void options(void) {
  SOCKET tcp = socket(AF_INET, SOCK_STREAM, 0);
  int value, size = sizeof value;
  report(
      refusal(getsockopt(tcp, IPPROTO_TCP, TCP_KEEPIDLE, (char*)&value, &size)) == WSAENOPROTOOPT,
      "TCP_KEEPIDLE, TCP_KEEPINTVL, TCP_KEEPCNT, TCP_MAXSEG and TCP_FASTOPEN are refused");
}

// Nobody has the port of a socket that was closed.
static void datagrams(void) {
  SOCKET sock = bound(SOCK_DGRAM), other = bound(SOCK_DGRAM);
  struct sockaddr_in nobody = name_of(other);
  closesocket(other);
  char byte = 'x';
  sendto(sock, &byte, 1, 0, (struct sockaddr*)&nobody, sizeof nobody);
  Sleep(100);
  set_blocking(sock, 0);
  report(refusal(recv(sock, &byte, 1, 0)) == WSAEWOULDBLOCK,
         "nobody hears that a datagram found nobody");
}

static void pair(SOCKET ends[2]) {
  SOCKET listener = bound(SOCK_STREAM);
  listen(listener, 1);
  struct sockaddr_in address = name_of(listener);
  ends[0] = socket(AF_INET, SOCK_STREAM, 0);
  connect(ends[0], (struct sockaddr*)&address, sizeof address);
  ends[1] = accept(listener, NULL, NULL);
  closesocket(listener);
}

static void streams(void) {
  SOCKET ends[2];
  char byte = 'x';
  pair(ends);
  struct linger at_once = {1, 0};
  setsockopt(ends[1], SOL_SOCKET, SO_LINGER, (char*)&at_once, sizeof at_once);
  closesocket(ends[1]);
  Sleep(100);
  WSAPOLLFD polled = {ends[0], POLLIN, 0};
  WSAPoll(&polled, 1, 0);
  report(recv(ends[0], &byte, 1, 0) == 0, "a reset that WSAPoll() has seen is received as an end");

  SOCKET again[2];
  pair(again);
  send(again[0], &byte, 1, 0);
  Sleep(100);
  WSAPOLLFD twice[2] = {{again[1], POLLIN, 0}, {again[1], POLLOUT, 0}};
  WSAPoll(twice, 2, 0);
  report(twice[0].revents == 0, "WSAPoll() tells of a socket that it is given twice only once");

  SOCKET fresh = socket(AF_INET, SOCK_STREAM, 0);
  report(refusal(send(fresh, &byte, 1, 0)) == WSAECONNRESET,
         "send() without a connection says that it was reset");

  SOCKET vacant = bound(SOCK_STREAM), client = socket(AF_INET, SOCK_STREAM, 0);
  struct sockaddr_in nobody = name_of(vacant);
  set_blocking(client, 0);
  connect(client, (struct sockaddr*)&nobody, sizeof nobody);
  int error = 0, size = sizeof error;
  for (int asked = 0; asked < 2; asked++) {
    Sleep(100);
    getsockopt(client, SOL_SOCKET, SO_ERROR, (char*)&error, &size);
  }
  report(error == WSAECONNREFUSED, "SO_ERROR stays when it was read");
}

// This program once more, which is given the number of a socket that it has inherited.
static void children(const char* program) {
  SOCKET sock = bound(SOCK_STREAM);
  SetHandleInformation((HANDLE)sock, HANDLE_FLAG_INHERIT, HANDLE_FLAG_INHERIT);
  char command[MAX_PATH + 40];
  snprintf(command, sizeof command, "\"%s\" %llu", program, (unsigned long long)sock);
  STARTUPINFOA start = {.cb = sizeof start};
  PROCESS_INFORMATION child;
  DWORD refused = 0;
  if (!CreateProcessA(NULL, command, NULL, NULL, TRUE, 0, NULL, NULL, &start, &child)) return;
  WaitForSingleObject(child.hProcess, 10000);
  GetExitCodeProcess(child.hProcess, &refused);
  report(refused == WSAENOTSOCK, "an inherited socket does not tell the child its type");
}

static int as_child(const char* number) {
  int type, size = sizeof type;
  SOCKET sock = (SOCKET)strtoull(number, NULL, 10);
  return refusal(getsockopt(sock, SOL_SOCKET, SO_TYPE, (char*)&type, &size));
}

int main(int count, char** words) {
  WSADATA data;
  WSAStartup(MAKEWORD(2, 2), &data);
  if (count > 1) return as_child(words[1]);
  families();
  texts();
  options();
  datagrams();
  streams();
  children(words[0]);
  return 0;
}
