// Habits of the kernel of macOS, for a Linux program that preloads this: `npm run test:habits`.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <netdb.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>

#define REAL(name)               \
  static __typeof__(&name) real; \
  if (real == NULL) real = (__typeof__(&name))dlsym(RTLD_NEXT, #name)

// A send that finds no room sleeps, whatever MSG_DONTWAIT says. O_NONBLOCK keeps it awake, and a
// flag that only the kernel's own programs are told of; XNU_HABITS=older: not even that.
static int habit(int flags) {
  const int nonblocking_io = 0x20000;
  const char* const habits = getenv("XNU_HABITS");
  const int heeds = habits == NULL || strcmp(habits, "older") != 0;
  const int rest = flags & ~(MSG_DONTWAIT | nonblocking_io);
  return heeds && (flags & nonblocking_io) != 0 ? rest | MSG_DONTWAIT : rest;
}

ssize_t send(int fd, const void* data, size_t size, int flags) {
  REAL(send);
  return real(fd, data, size, habit(flags));
}

ssize_t sendto(int fd, const void* data, size_t size, int flags, const struct sockaddr* to,
               socklen_t length) {
  REAL(sendto);
  return real(fd, data, size, habit(flags), to, length);
}

ssize_t sendmsg(int fd, const struct msghdr* message, int flags) {
  REAL(sendmsg);
  return real(fd, message, habit(flags));
}

// What is accepted has the mode of its listener.
static int inherit(int mode, int accepted) {
  if (accepted >= 0 && mode >= 0 && (mode & O_NONBLOCK) != 0) {
    fcntl(accepted, F_SETFL, fcntl(accepted, F_GETFL) | O_NONBLOCK);
  }
  return accepted;
}

int accept(int fd, struct sockaddr* peer, socklen_t* length) {
  REAL(accept);
  const int mode = fcntl(fd, F_GETFL);
  return inherit(mode, real(fd, peer, length));
}

int accept4(int fd, struct sockaddr* peer, socklen_t* length, int flags) {
  REAL(accept4);
  const int mode = fcntl(fd, F_GETFL);
  return inherit(mode, real(fd, peer, length, flags));
}

// The resolver takes no port 0 with AI_NUMERICSERV, unless it is written as two digits.
int getaddrinfo(const char* host, const char* service, const struct addrinfo* hints,
                struct addrinfo** found) {
  REAL(getaddrinfo);
  if (hints != NULL && (hints->ai_flags & AI_NUMERICSERV) != 0 &&
      (service == NULL || strcmp(service, "0") == 0)) {
    return EAI_NONAME;
  }
  return real(host, service, hints, found);
}
