// Makes values for JavaScript. Node-API refuses to make one once the environment ends, and while an
// exception is pending. A refused value is null, and so is a value that was to contain it. A native
// then returns null. Nothing reads the value, because JavaScript does not continue.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <initializer_list>

#include "../os/result.h"
#include "checked_node_api.h"

namespace pysocket {

inline napi_value to_number(napi_env env, int number) {
  napi_value value = nullptr;
  return napi_create_int32(env, number, &value) == napi_ok ? value : nullptr;
}

// Making an int costs less than making a 64-bit number, and an int nearly always suffices.
inline napi_value to_number(napi_env env, Result result) {
  if (result >= INT32_MIN && result <= INT32_MAX) return to_number(env, static_cast<int>(result));
  napi_value value = nullptr;
  return napi_create_int64(env, result, &value) == napi_ok ? value : nullptr;
}

inline napi_value to_number(napi_env env, double number) {
  napi_value value = nullptr;
  return napi_create_double(env, number, &value) == napi_ok ? value : nullptr;
}

// One char code per byte.
inline napi_value to_string(napi_env env, const char* text) {
  napi_value value = nullptr;
  const napi_status status = napi_create_string_latin1(env, text, NAPI_AUTO_LENGTH, &value);
  return status == napi_ok ? value : nullptr;
}

inline napi_value to_string_from_utf8(napi_env env, const char* text) {
  napi_value value = nullptr;
  const napi_status status = napi_create_string_utf8(env, text, NAPI_AUTO_LENGTH, &value);
  return status == napi_ok ? value : nullptr;
}

// A Buffer with a copy of the bytes.
inline napi_value to_buffer(napi_env env, const char* bytes, size_t size) {
  napi_value value = nullptr;
  const napi_status status = napi_create_buffer_copy(env, size, bytes, nullptr, &value);
  return status == napi_ok ? value : nullptr;
}

inline napi_value to_buffer(napi_env env, const char* text) {
  return to_buffer(env, text, std::strlen(text));
}

// An ArrayBuffer and its memory, which is zeroed.
template <class Content>
struct ArrayBufferOf {
  Content* content = nullptr;
  napi_value buffer = nullptr;  // null: refused

  explicit ArrayBufferOf(napi_env env) {
    void* data = nullptr;
    if (napi_create_arraybuffer(env, sizeof(Content), &data, &buffer) != napi_ok) buffer = nullptr;
    if (buffer == nullptr || data == nullptr) return;
    std::memset(data, 0, sizeof(Content));
    content = static_cast<Content*>(data);
  }
};

// An array that grows.
class List {
 public:
  explicit List(napi_env env) : env_(env) {
    if (napi_create_array(env, &array_) != napi_ok) array_ = nullptr;
  }

  void add(napi_value element) {
    const bool added = array_ != nullptr && element != nullptr &&
                       napi_set_element(env_, array_, size_, element) == napi_ok;
    if (!added) array_ = nullptr;
    ++size_;
  }

  // False once something was refused. Adding more is useless then.
  bool usable() const { return array_ != nullptr; }
  napi_value value() const { return array_; }

 private:
  napi_env env_;
  napi_value array_ = nullptr;
  uint32_t size_ = 0;
};

inline napi_value to_array(napi_env env, std::initializer_list<napi_value> elements) {
  List list(env);
  for (napi_value element : elements) list.add(element);
  return list.value();
}

// An object that grows.
class Record {
 public:
  explicit Record(napi_env env) : env_(env) {
    if (napi_create_object(env, &object_) != napi_ok) object_ = nullptr;
  }
  // Adds to an existing object.
  Record(napi_env env, napi_value object) : env_(env), object_(object) {}

  void set(const char* name, napi_value value) {
    const bool done = object_ != nullptr && value != nullptr &&
                      napi_set_named_property(env_, object_, name, value) == napi_ok;
    if (!done) object_ = nullptr;
  }

  bool usable() const { return object_ != nullptr; }
  napi_value value() const { return object_; }

 private:
  napi_env env_;
  napi_value object_ = nullptr;
};

// Throws an error, and returns what the native has to return. Refused when another exception is
// pending, or the environment ends.
inline napi_value throw_error(napi_env env, const char* text) {
  regardless(napi_throw_error(env, nullptr, text));
  return nullptr;
}

}  // namespace pysocket
