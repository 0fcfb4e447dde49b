// Tests of the inner rings, without JavaScript. Each file has some, and main.cc runs them all.
#pragma once

#include <cstdio>
#include <cstdlib>
#include <vector>

struct Test {
  const char* name;
  void (*run)();
};

inline std::vector<Test>& tests() {
  static std::vector<Test> all;
  return all;
}

struct Registered {
  Registered(const char* name, void (*run)()) { tests().push_back({name, run}); }
};

// Why the current test cannot run here. Null if it can.
inline const char*& skipped() {
  static const char* reason = nullptr;
  return reason;
}

#define SKIP_IF(condition, reason) \
  do {                             \
    if (condition) {               \
      skipped() = reason;          \
      return;                      \
    }                              \
  } while (false)

#define TEST(name)                                        \
  static void name();                                     \
  static const Registered registered_##name{#name, name}; \
  static void name()

#define CHECK(condition)                                                          \
  do {                                                                            \
    if (!(condition)) {                                                           \
      std::fprintf(stderr, "%s:%d: CHECK(%s)\n", __FILE__, __LINE__, #condition); \
      std::abort();                                                               \
    }                                                                             \
  } while (false)
