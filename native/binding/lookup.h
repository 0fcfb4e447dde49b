// A call of the resolver in three parts: reading the arguments, asking, and shaping the answer. The
// blocking flavour does all three at once. The promise flavour asks on another thread.
#pragma once

#include <memory>
#include <vector>

#include "../engine/jobs.h"
#include "marshal.h"

namespace pysocket {

class Lookup : public Job {
 public:
  // Runs on JavaScript's thread, after run(). Returns a code, or the answer.
  virtual napi_value shape(napi_env env) = 0;
};

// L has a constructor that takes Arguments<L::kArguments>.
template <class L>
napi_value look_up_now(napi_env env, napi_callback_info info) {
  const Arguments<L::kArguments> arguments(env, info);
  L lookup(arguments);
  lookup.run();
  return lookup.shape(env);
}

// Returns the number of a job, or a code.
template <class L>
napi_value look_up_later(napi_env env, napi_callback_info info) {
  const Arguments<L::kArguments> arguments(env, info);
  return to_number(env, arguments.environment().start_lookup(std::make_unique<L>(arguments)));
}

}  // namespace pysocket
