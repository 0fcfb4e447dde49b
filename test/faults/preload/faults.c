// Preloaded: makes chosen system calls of one library fail. Only calls that come from a library whose
// file name contains one of FAULTS_CALLERS (separated by commas) count, on the thread that armed the
// fault, and only while it is armed: the runtime's own calls are left alone.
#define _GNU_SOURCE
#include "faults.h"

#include <dlfcn.h>
#include <errno.h>
#include <link.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/ioctl.h>
#include <sys/sendfile.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <poll.h>
#include <fcntl.h>
#include <unistd.h>

static const char *const names[] = {
#define NAME(name) #name,
    FAULTS_FUNCTIONS(NAME)
#undef NAME
};
enum {
#define NUMBER(name) F_##name,
  FAULTS_FUNCTIONS(NUMBER)
#undef NUMBER
      F_COUNT
};

struct range {
  uintptr_t from, to;
};

static struct range ranges[32];
static int range_count;
static atomic_int seen[F_COUNT];
static atomic_int injected;
static atomic_int armed_thread;  // 0: nothing is armed, -1: all threads
static int armed_function = -1, armed_errno, armed_first, armed_times, armed_after;

static int wanted(const char *path) {
  const char *list = getenv("FAULTS_CALLERS");
  char copy[256];
  if (list == NULL || strlen(list) >= sizeof copy) return 0;
  strcpy(copy, list);
  const char *base = strrchr(path, '/') == NULL ? path : strrchr(path, '/') + 1;
  char *rest = NULL;
  for (char *one = strtok_r(copy, ",", &rest); one != NULL; one = strtok_r(NULL, ",", &rest)) {
    if (strstr(base, one) != NULL) return 1;
  }
  return 0;
}

static int add_ranges(struct dl_phdr_info *info, size_t size, void *data) {
  (void)size;
  int *objects = data;
  char executable[512] = "";
  const char *path = info->dlpi_name;
  // The executable comes first, and has no name here.
  if ((*objects)++ == 0 && *path == '\0') {
    const ssize_t length = readlink("/proc/self/exe", executable, sizeof executable - 1);
    executable[length > 0 ? length : 0] = '\0';
    path = executable;
  }
  if (!wanted(path)) return 0;
  for (int i = 0; i < info->dlpi_phnum && range_count < 32; i++) {
    const ElfW(Phdr) *part = &info->dlpi_phdr[i];
    if (part->p_type != PT_LOAD || (part->p_flags & PF_X) == 0) continue;
    const uintptr_t from = info->dlpi_addr + part->p_vaddr;
    ranges[range_count++] = (struct range){from, from + part->p_memsz};
  }
  return 0;
}

int faults_number(const char *name) {
  for (int i = 0; i < F_COUNT; i++) {
    if (strcmp(names[i], name) == 0) return i;
  }
  return -1;
}

// From call number `first` on, so many `times`. after: the call is made all the same. An unknown name
// only counts. everybody: on all threads, whoever calls.
void faults_arm(const char *name, int error, int first, int times, int after, int everybody) {
  int objects = 0;
  range_count = 0;
  if (everybody) ranges[range_count++] = (struct range){0, UINTPTR_MAX};
  else dl_iterate_phdr(add_ranges, &objects);
  for (int i = 0; i < F_COUNT; i++) seen[i] = 0;
  injected = 0;
  armed_function = faults_number(name);
  armed_errno = error;
  armed_first = first;
  armed_times = times;
  armed_after = after;
  armed_thread = everybody ? -1 : gettid();
}

// How often it has failed.
int faults_disarm(void) {
  armed_thread = 0;
  return injected;
}

int faults_seen(const char *name) {
  const int number = faults_number(name);
  return number < 0 ? -1 : seen[number];
}

// Is this call to fail?
static int fails(int function, const void *caller) {
  const int thread = armed_thread;
  if (thread == 0 || (thread != -1 && thread != gettid())) return 0;
  int ours = 0;
  for (int i = 0; i < range_count; i++) {
    ours |= (uintptr_t)caller >= ranges[i].from && (uintptr_t)caller < ranges[i].to;
  }
  if (!ours) return 0;
  const int number = ++seen[function];
  if (function != armed_function) return 0;
  if (number < armed_first || number >= armed_first + armed_times) return 0;
  ++injected;
  return 1;
}

#define REAL2(cache, name, type) ((type)real(&(cache), name))
#define REAL(name, type) REAL2(next_##name, #name, type)
static void *real(void **cache, const char *name) {
  if (*cache == NULL) *cache = dlsym(RTLD_NEXT, name);
  return *cache;
}

// One call: it fails, or is made; after: both.
#define CALL(number, name, type, ...)                        \
  static void *next_##name;                                  \
  const int failing = fails(number, __builtin_return_address(0)); \
  if (failing && !armed_after) {                             \
    errno = armed_errno;                                     \
    return -1;                                               \
  }                                                          \
  const __auto_type result = REAL(name, type)(__VA_ARGS__);  \
  if (!failing) return result;                               \
  errno = armed_errno;                                       \
  return -1;

int socket(int a, int b, int c) { CALL(F_socket, socket, int (*)(int, int, int), a, b, c) }
int socketpair(int a, int b, int c, int d[2]) {
  CALL(F_socketpair, socketpair, int (*)(int, int, int, int *), a, b, c, d)
}
int bind(int fd, const struct sockaddr *to, socklen_t n) {
  CALL(F_bind, bind, int (*)(int, const struct sockaddr *, socklen_t), fd, to, n)
}
int listen(int fd, int n) { CALL(F_listen, listen, int (*)(int, int), fd, n) }
int accept(int fd, struct sockaddr *from, socklen_t *n) {
  CALL(F_accept, accept, int (*)(int, struct sockaddr *, socklen_t *), fd, from, n)
}
int accept4(int fd, struct sockaddr *from, socklen_t *n, int flags) {
  CALL(F_accept4, accept4, int (*)(int, struct sockaddr *, socklen_t *, int), fd, from, n, flags)
}
// One that is interrupted has begun: to the kernel the socket is still connecting.
static int begin_to_connect(int fd, const struct sockaddr *to, socklen_t n) {
  static void *next;
  const int before = fcntl(fd, F_GETFL);
  fcntl(fd, F_SETFL, before | O_NONBLOCK);
  REAL2(next, "connect", int (*)(int, const struct sockaddr *, socklen_t))(fd, to, n);
  fcntl(fd, F_SETFL, before);
  errno = armed_errno;
  return -1;
}
int connect(int fd, const struct sockaddr *to, socklen_t n) {
  static void *next;
  if (!fails(F_connect, __builtin_return_address(0))) {
    return REAL2(next, "connect", int (*)(int, const struct sockaddr *, socklen_t))(fd, to, n);
  }
  if (armed_after) return begin_to_connect(fd, to, n);
  errno = armed_errno;
  return -1;
}
ssize_t send(int fd, const void *p, size_t n, int flags) {
  CALL(F_send, send, ssize_t(*)(int, const void *, size_t, int), fd, p, n, flags)
}
ssize_t sendto(int fd, const void *p, size_t n, int f, const struct sockaddr *to, socklen_t tn) {
  CALL(F_sendto, sendto,
       ssize_t(*)(int, const void *, size_t, int, const struct sockaddr *, socklen_t), fd, p, n, f,
       to, tn)
}
ssize_t sendmsg(int fd, const struct msghdr *m, int flags) {
  CALL(F_sendmsg, sendmsg, ssize_t(*)(int, const struct msghdr *, int), fd, m, flags)
}
ssize_t recv(int fd, void *p, size_t n, int flags) {
  CALL(F_recv, recv, ssize_t(*)(int, void *, size_t, int), fd, p, n, flags)
}
ssize_t recvfrom(int fd, void *p, size_t n, int f, struct sockaddr *from, socklen_t *fn) {
  CALL(F_recvfrom, recvfrom,
       ssize_t(*)(int, void *, size_t, int, struct sockaddr *, socklen_t *), fd, p, n, f, from, fn)
}
ssize_t recvmsg(int fd, struct msghdr *m, int flags) {
  CALL(F_recvmsg, recvmsg, ssize_t(*)(int, struct msghdr *, int), fd, m, flags)
}
int recvmmsg(int fd, struct mmsghdr *m, unsigned n, int flags, struct timespec *limit) {
  CALL(F_recvmmsg, recvmmsg, int (*)(int, struct mmsghdr *, unsigned, int, struct timespec *), fd,
       m, n, flags, limit)
}
int sendmmsg(int fd, struct mmsghdr *m, unsigned n, int flags) {
  CALL(F_sendmmsg, sendmmsg, int (*)(int, struct mmsghdr *, unsigned, int), fd, m, n, flags)
}
ssize_t read(int fd, void *p, size_t n) {
  CALL(F_read, read, ssize_t(*)(int, void *, size_t), fd, p, n)
}
ssize_t write(int fd, const void *p, size_t n) {
  CALL(F_write, write, ssize_t(*)(int, const void *, size_t), fd, p, n)
}
int shutdown(int fd, int how) { CALL(F_shutdown, shutdown, int (*)(int, int), fd, how) }
int getsockopt(int fd, int level, int name, void *value, socklen_t *n) {
  CALL(F_getsockopt, getsockopt, int (*)(int, int, int, void *, socklen_t *), fd, level, name,
       value, n)
}
int setsockopt(int fd, int level, int name, const void *value, socklen_t n) {
  CALL(F_setsockopt, setsockopt, int (*)(int, int, int, const void *, socklen_t), fd, level, name,
       value, n)
}
int getsockname(int fd, struct sockaddr *name, socklen_t *n) {
  CALL(F_getsockname, getsockname, int (*)(int, struct sockaddr *, socklen_t *), fd, name, n)
}
int getpeername(int fd, struct sockaddr *name, socklen_t *n) {
  CALL(F_getpeername, getpeername, int (*)(int, struct sockaddr *, socklen_t *), fd, name, n)
}
int poll(struct pollfd *fds, nfds_t n, int timeout) {
  CALL(F_poll, poll, int (*)(struct pollfd *, nfds_t, int), fds, n, timeout)
}
int epoll_create1(int flags) { CALL(F_epoll_create1, epoll_create1, int (*)(int), flags) }
int epoll_ctl(int e, int what, int fd, struct epoll_event *event) {
  CALL(F_epoll_ctl, epoll_ctl, int (*)(int, int, int, struct epoll_event *), e, what, fd, event)
}
int epoll_wait(int e, struct epoll_event *events, int n, int timeout) {
  CALL(F_epoll_wait, epoll_wait, int (*)(int, struct epoll_event *, int, int), e, events, n,
       timeout)
}
int eventfd(unsigned count, int flags) {
  CALL(F_eventfd, eventfd, int (*)(unsigned, int), count, flags)
}
int close(int fd) { CALL(F_close, close, int (*)(int), fd) }
int dup(int fd) { CALL(F_dup, dup, int (*)(int), fd) }
ssize_t sendfile(int out, int in, off_t *offset, size_t n) {
  CALL(F_sendfile, sendfile, ssize_t(*)(int, int, off_t *, size_t), out, in, offset, n)
}
ssize_t sendfile64(int out, int in, off64_t *offset, size_t n) {
  CALL(F_sendfile, sendfile64, ssize_t(*)(int, int, off64_t *, size_t), out, in, offset, n)
}
ssize_t pread(int fd, void *p, size_t n, off_t at) {
  CALL(F_pread, pread, ssize_t(*)(int, void *, size_t, off_t), fd, p, n, at)
}
ssize_t pread64(int fd, void *p, size_t n, off64_t at) {
  CALL(F_pread, pread64, ssize_t(*)(int, void *, size_t, off64_t), fd, p, n, at)
}
int sigaction(int number, const struct sigaction *action, struct sigaction *before) {
  CALL(F_sigaction, sigaction, int (*)(int, const struct sigaction *, struct sigaction *), number,
       action, before)
}

static int fcntl_number(int command) {
  switch (command) {
    case F_DUPFD_CLOEXEC: return F_fcntl_dupfd;
    case F_GETFD: return F_fcntl_getfd;
    case F_SETFD: return F_fcntl_setfd;
    case F_GETFL: return F_fcntl_getfl;
    default: return F_fcntl_other;
  }
}
#define THIRD(last)           \
  va_list list;               \
  va_start(list, last);       \
  void *third = va_arg(list, void *); \
  va_end(list);
int fcntl(int fd, int command, ...) {
  THIRD(command)
  CALL(fcntl_number(command), fcntl, int (*)(int, int, ...), fd, command, third)
}
int fcntl64(int fd, int command, ...) {
  THIRD(command)
  CALL(fcntl_number(command), fcntl64, int (*)(int, int, ...), fd, command, third)
}
int ioctl(int fd, unsigned long request, ...) {
  THIRD(request)
  CALL(request == FIONBIO ? F_ioctl_fionbio : F_ioctl_other, ioctl,
       int (*)(int, unsigned long, ...), fd, request, third)
}

static int syscall_number(long number) {
  switch (number) {
    case SYS_ppoll: return F_ppoll;
    case SYS_preadv2: return F_preadv2;
    case SYS_pwritev2: return F_pwritev2;
    case SYS_timer_create: return F_timer_create;
    case SYS_timer_settime: return F_timer_settime;
    default: return F_syscall_other;
  }
}
long syscall(long number, ...) {
  va_list list;
  va_start(list, number);
  long a[6];
  for (int i = 0; i < 6; i++) a[i] = va_arg(list, long);
  va_end(list);
  CALL(syscall_number(number), syscall, long (*)(long, ...), number, a[0], a[1], a[2], a[3], a[4],
       a[5])
}

// Answers with the number, and is called by the C++ library for us: whoever calls.
int pthread_create(pthread_t *thread, const pthread_attr_t *attributes, void *(*start)(void *),
                   void *data) {
  static void *next_pthread_create;
  if (armed_thread != 0 && range_count > 0 &&
      fails(F_pthread_create, (const void *)ranges[0].from)) {
    return armed_errno;
  }
  return REAL(pthread_create, int (*)(pthread_t *, const pthread_attr_t *, void *(*)(void *),
                                      void *))(thread, attributes, start, data);
}
