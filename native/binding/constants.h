// Tables of constants, as JavaScript objects.
#pragma once

#include "../os/constants.h"
#include "values.h"

namespace pysocket {

// Returns {name: value}, or null if Node-API refuses.
inline napi_value to_record(napi_env env, const Constant* table, size_t count) {
  Record record(env);
  for (size_t i = 0; i < count && record.usable(); ++i) {
    record.set(table[i].name, to_number(env, table[i].value));
  }
  return record.value();
}

}  // namespace pysocket
