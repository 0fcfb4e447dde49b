// Arguments in, numbers out. Raw Node-API: node-addon-api's wrappers double the cost of a call.
//
// lib/ has checked every type and range before it calls; what is wrong here all the same becomes 0
// or an empty range, never a stray pointer.
#pragma once

#include <node_api.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <memory>
#include <new>
#include <string>

#include "environment.h"

namespace pysocket {

struct Bytes {
  char* data = nullptr;
  size_t size = 0;
  bool given = false;  // false: the argument is no Uint8Array

  // The part from offset on, at most length bytes, inside whatever the view really has.
  Bytes slice(double offset, double length) const {
    const size_t from = within(offset, size);
    return {data == nullptr ? nullptr : data + from, within(length, size - from), given};
  }

 private:
  // NaN is 0 here.
  static size_t within(double wanted, size_t most) {
    if (!(wanted > 0)) return 0;
    return wanted < static_cast<double>(most) ? static_cast<size_t>(wanted) : most;
  }
};

struct Integers {
  int* data = nullptr;
  size_t size = 0;
};

// False: the value is no typed array of that kind. Detached: it has no elements.
template <class Element>
bool elements_of(napi_env env, napi_value value, napi_typedarray_type wanted, Element*& elements,
                 size_t& count) {
  napi_typedarray_type type{};
  void* data = nullptr;
  size_t length = 0;
  if (napi_get_typedarray_info(env, value, &type, &length, &data, nullptr, nullptr) != napi_ok ||
      type != wanted) {
    return false;
  }
  elements = static_cast<Element*>(data);
  count = length;
  return true;
}

// A Uint8Array of any kind.
inline Bytes bytes_of(napi_env env, napi_value value) {
  Bytes bytes;
  bytes.given = elements_of(env, value, napi_uint8_array, bytes.data, bytes.size);
  return bytes;
}

// An Int32Array of any length.
inline Integers integers_of(napi_env env, napi_value value) {
  Integers integers;
  elements_of(env, value, napi_int32_array, integers.data, integers.size);
  return integers;
}

// NaN is 0 here, and what does not fit is the nearest that does.
inline int64_t to_int64(double value) {
  constexpr double kLimit = 9223372036854775808.0;
  if (std::isnan(value)) return 0;
  if (value >= kLimit) return INT64_MAX;
  return value <= -kLimit ? INT64_MIN : static_cast<int64_t>(value);
}

template <size_t N>
class Arguments {
 public:
  Arguments(napi_env env, napi_callback_info info) : env_(env) {
    size_t count = N;
    void* data = nullptr;
    napi_get_cb_info(env, info, &count, values_, nullptr, &data);
    environment_ = static_cast<Environment*>(data);
  }

  Environment& environment() const { return *environment_; }

  napi_value value(size_t index) const { return values_[index]; }

  int integer(size_t index) const {
    int32_t value = 0;
    napi_get_value_int32(env_, values_[index], &value);
    return value;
  }

  uint32_t word(size_t index) const {
    uint32_t value = 0;
    napi_get_value_uint32(env_, values_[index], &value);
    return value;
  }

  double number(size_t index) const {
    double value = NAN;
    napi_get_value_double(env_, values_[index], &value);
    return value;
  }

  bool boolean(size_t index) const {
    bool value = false;
    napi_get_value_bool(env_, values_[index], &value);
    return value;
  }

  // -1 for what is no descriptor.
  int descriptor(size_t index) const {
    const double value = number(index);
    return value >= 0 && value <= INT32_MAX ? static_cast<int>(value) : -1;
  }

  Bytes bytes(size_t index) const { return bytes_of(env_, values_[index]); }

  // 0: the argument is no array.
  uint32_t array_length(size_t index) const {
    uint32_t length = 0;
    napi_get_array_length(env_, values_[index], &length);
    return length;
  }

  // Calls visit(bytes) for the elements of an array. All are read before the first is visited: a
  // getter could pull the memory of one that was read away. False: no room for that many.
  template <class Visit>
  bool each_bytes(size_t index, uint32_t count, Visit visit) const {
    const std::unique_ptr<napi_value[]> elements(new (std::nothrow) napi_value[count]());
    if (elements == nullptr) return false;
    for (uint32_t i = 0; i < count; ++i) {
      napi_get_element(env_, values_[index], i, &elements[i]);
    }
    for (uint32_t i = 0; i < count; ++i) visit(bytes_of(env_, elements[i]));
    return true;
  }

  Integers integers(size_t index) const { return integers_of(env_, values_[index]); }

  // An Int32Array of at least that many, or null.
  int* integers(size_t index, size_t count) const {
    const Integers found = integers(index);
    return found.size >= count ? found.data : nullptr;
  }
  bool is_null(size_t index) const {
    napi_valuetype type = napi_undefined;
    napi_typeof(env_, values_[index], &type);
    return type == napi_null || type == napi_undefined;
  }

  // One char code, one byte: lib/ passes bytes as such strings.
  std::string latin1(size_t index) const {
    size_t size = 0;
    if (napi_get_value_string_latin1(env_, values_[index], nullptr, 0, &size) != napi_ok) return {};
    std::string text(size, '\0');
    napi_get_value_string_latin1(env_, values_[index], text.data(), size + 1, &size);
    return text;
  }

 private:
  napi_env env_;
  napi_value values_[N == 0 ? 1 : N];
  Environment* environment_;
};

// Text that may be left out.
class OptionalText {
 public:
  template <size_t N>
  OptionalText(const Arguments<N>& arguments, size_t index)
      : given_(!arguments.is_null(index)), text_(arguments.latin1(index)) {}
  const char* get() const { return given_ ? text_.c_str() : nullptr; }

 private:
  bool given_;
  std::string text_;
};

inline napi_value to_number(napi_env env, Result result) {
  napi_value value = nullptr;
  // An int costs less than a number of 64 bits.
  if (result >= INT32_MIN && result <= INT32_MAX) {
    napi_create_int32(env, static_cast<int32_t>(result), &value);
  } else {
    napi_create_int64(env, result, &value);
  }
  return value;
}

inline napi_value to_string(napi_env env, const char* text) {
  napi_value value = nullptr;
  napi_create_string_latin1(env, text, NAPI_AUTO_LENGTH, &value);
  return value;
}

struct Method {
  const char* name;
  napi_callback callback;
};

}  // namespace pysocket
