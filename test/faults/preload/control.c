// Node's way to the preloaded library: arm(name, errno, first, times, after, everybody), disarm(),
// seen(name), drain(fd), feed(fd, bytes), join(number).
#define _GNU_SOURCE
#include <dlfcn.h>
#include <node_api.h>

#define MOST 6

struct arguments {
  char text[64];
  long long numbers[MOST];
};

static struct arguments read_arguments(napi_env env, napi_callback_info info) {
  struct arguments got = {"", {0}};
  napi_value values[MOST];
  size_t count = MOST;
  napi_get_cb_info(env, info, &count, values, NULL, NULL);
  for (size_t i = 0; i < count && i < MOST; i++) {
    napi_valuetype type = napi_undefined;
    napi_typeof(env, values[i], &type);
    if (type == napi_string) {
      napi_get_value_string_utf8(env, values[i], got.text, sizeof got.text, NULL);
    } else if (type == napi_number) {
      napi_get_value_int64(env, values[i], (int64_t *)&got.numbers[i]);
    }
  }
  return got;
}

static napi_value number(napi_env env, long long value) {
  napi_value result = NULL;
  napi_create_int64(env, value, &result);
  return result;
}

#define CALL(name, type) ((type)dlsym(RTLD_DEFAULT, "faults_" name))

static napi_value arm(napi_env env, napi_callback_info info) {
  const struct arguments a = read_arguments(env, info);
  CALL("arm", void (*)(const char *, int, int, int, int, int))
  (a.text, (int)a.numbers[1], (int)a.numbers[2], (int)a.numbers[3], (int)a.numbers[4],
   (int)a.numbers[5]);
  return NULL;
}
static napi_value disarm(napi_env env, napi_callback_info info) {
  (void)info;
  return number(env, CALL("disarm", int (*)(void))());
}
static napi_value seen(napi_env env, napi_callback_info info) {
  const struct arguments a = read_arguments(env, info);
  return number(env, CALL("seen", int (*)(const char *))(a.text));
}
static napi_value drain(napi_env env, napi_callback_info info) {
  const struct arguments a = read_arguments(env, info);
  return number(env, CALL("drain", int (*)(int))((int)a.numbers[0]));
}
static napi_value feed(napi_env env, napi_callback_info info) {
  const struct arguments a = read_arguments(env, info);
  return number(env, CALL("feed", int (*)(int, long long))((int)a.numbers[0], a.numbers[1]));
}
static napi_value join(napi_env env, napi_callback_info info) {
  const struct arguments a = read_arguments(env, info);
  return number(env, CALL("join", long long (*)(int))((int)a.numbers[0]));
}

NAPI_MODULE_INIT() {
  const struct {
    const char *name;
    napi_callback call;
  } methods[] = {{"arm", arm},   {"disarm", disarm}, {"seen", seen},
                 {"drain", drain}, {"feed", feed},     {"join", join}};
  for (size_t i = 0; i < sizeof methods / sizeof *methods; i++) {
    napi_value function = NULL;
    napi_create_function(env, methods[i].name, NAPI_AUTO_LENGTH, methods[i].call, NULL, &function);
    napi_set_named_property(env, exports, methods[i].name, function);
  }
  return exports;
}
