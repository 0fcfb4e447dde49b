// What faults.c can make fail, and what programs call: by dlsym() in control.c, by ctypes in Python.
#pragma once

#define FAULTS_FUNCTIONS(X)                                                                      \
  X(socket) X(socketpair) X(bind) X(listen) X(accept) X(accept4) X(connect) X(send) X(sendto)    \
  X(sendmsg) X(recv) X(recvfrom) X(recvmsg) X(shutdown) X(getsockopt) X(setsockopt)              \
  X(getsockname) X(getpeername) X(poll) X(ppoll) X(epoll_create1) X(epoll_ctl) X(epoll_wait)     \
  X(eventfd) X(close) X(dup) X(sendfile) X(pread) X(sigaction) X(pthread_create)                 \
  X(fcntl_dupfd) X(fcntl_getfd) X(fcntl_setfd) X(fcntl_getfl) X(fcntl_other) X(ioctl_fionbio)    \
  X(ioctl_other) X(timer_create) X(timer_settime) X(syscall_other) X(recvmmsg) X(sendmmsg)       \
  X(read) X(write) X(preadv2) X(pwritev2)

void faults_arm(const char *name, int error, int first, int times, int after, int everybody);
int faults_disarm(void);
int faults_seen(const char *name);

// traffic.c: a thread of its own at the other end.
int faults_drain(int fd);
int faults_feed(int fd, long long bytes);
long long faults_join(int number);
