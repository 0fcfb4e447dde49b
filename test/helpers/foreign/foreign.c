// What other native code of the process may do, as an addon: take signals, block them, change modes.
#define _GNU_SOURCE
#include <fcntl.h>
#include <node_api.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stddef.h>
#include <unistd.h>

static int32_t argument(napi_env env, napi_callback_info info, size_t index) {
  napi_value values[2];
  size_t count = 2;
  int32_t number = 0;
  napi_get_cb_info(env, info, &count, values, NULL, NULL);
  napi_get_value_int32(env, values[index], &number);
  return number;
}

static napi_value number(napi_env env, int32_t value) {
  napi_value result;
  napi_create_int32(env, value, &result);
  return result;
}

static atomic_int rung;
static void count(int signal_number) {
  (void)signal_number;
  atomic_fetch_add(&rung, 1);
}

// (signal): the first real-time signal from the top that somebody has a handler for
static napi_value used(napi_env env, napi_callback_info info) {
  (void)info;
  for (int at = SIGRTMAX; at >= SIGRTMIN; --at) {
    struct sigaction action;
    if (sigaction(at, NULL, &action) == 0 && action.sa_handler != SIG_DFL) return number(env, at);
  }
  return number(env, 0);
}

// (signal): back to its default
static napi_value reset(napi_env env, napi_callback_info info) {
  signal(argument(env, info, 0), SIG_DFL);
  return NULL;
}

// (signal): a handler that counts
static napi_value take(napi_env env, napi_callback_info info) {
  signal(argument(env, info, 0), count);
  return NULL;
}

static napi_value rings(napi_env env, napi_callback_info info) {
  (void)info;
  return number(env, rung);
}

// (signal): of this thread
static napi_value block(napi_env env, napi_callback_info info) {
  sigset_t set;
  sigemptyset(&set);
  sigaddset(&set, argument(env, info, 0));
  pthread_sigmask(SIG_BLOCK, &set, NULL);
  return NULL;
}

// (signal): sa_flags
static napi_value flags(napi_env env, napi_callback_info info) {
  struct sigaction action;
  sigaction(argument(env, info, 0), NULL, &action);
  return number(env, action.sa_flags & (SA_RESTART | SA_ONSTACK | SA_NODEFER | SA_RESETHAND));
}

// (signal): a handler in front of the present one, which goes on to it
static struct sigaction in_front_of[NSIG];
static void chain(int signal_number) {
  atomic_fetch_add(&rung, 1);
  in_front_of[signal_number].sa_handler(signal_number);
}
static napi_value wrap(napi_env env, napi_callback_info info) {
  const int signal_number = argument(env, info, 0);
  struct sigaction action;
  sigaction(signal_number, NULL, &action);
  in_front_of[signal_number] = action;
  action.sa_handler = chain;
  sigaction(signal_number, &action, NULL);
  return NULL;
}

// (fd): from now on a thread makes the descriptor blocking, and non-blocking, all the time
static void* toggle(void* data) {
  const int fd = (int)(ptrdiff_t)data;
  for (unsigned round = 0;; ++round) {
    const int mode = fcntl(fd, F_GETFL);
    // The descriptor is closed, or the process ends.
    if (mode < 0) return NULL;
    fcntl(fd, F_SETFL, round % 4 == 0 ? mode | O_NONBLOCK : mode & ~O_NONBLOCK);
    if (round % 64 == 0) usleep(50);
  }
}
static napi_value start_toggling(napi_env env, napi_callback_info info) {
  pthread_t thread;
  pthread_create(&thread, NULL, toggle, (void*)(ptrdiff_t)argument(env, info, 0));
  pthread_detach(thread);
  return NULL;
}

NAPI_MODULE_INIT() {
  const struct {
    const char* name;
    napi_callback callback;
  } methods[] = {{"used", used},   {"reset", reset}, {"take", take}, {"rings", rings},
                 {"block", block}, {"flags", flags}, {"wrap", wrap}, {"toggle", start_toggling}};
  for (size_t i = 0; i < sizeof methods / sizeof methods[0]; ++i) {
    napi_value function;
    napi_create_function(env, methods[i].name, NAPI_AUTO_LENGTH, methods[i].callback, NULL,
                         &function);
    napi_set_named_property(env, exports, methods[i].name, function);
  }
  return exports;
}
