// Reads arguments; values.h makes results. It calls Node-API directly, because wrappers double the
// cost of a call and make a refusal fatal.
//
// lib/ has checked every type and range before it calls. An argument that is wrong all the same
// becomes 0 or an empty range, never a stray pointer.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <memory>
#include <new>
#include <string>

#include "environment.h"
#include "values.h"

namespace pysocket {

struct Bytes {
  char* data = nullptr;
  size_t size = 0;
  bool given = false;  // false: the argument is no Uint8Array

  // The part from offset on, at most length bytes, within the real size of the view.
  Bytes slice(double offset, double length) const {
    const size_t from = within(offset, size);
    return {data == nullptr ? nullptr : data + from, within(length, size - from), given};
  }

 private:
  // NaN counts as 0.
  static size_t within(double wanted, size_t most) {
    if (!(wanted > 0)) return 0;
    return wanted < static_cast<double>(most) ? static_cast<size_t>(wanted) : most;
  }
};

struct Integers {
  int* data = nullptr;
  size_t size = 0;
};

// False if the value is not a typed array of that kind. A detached array has no elements.
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

// The bytes of a Uint8Array of any kind.
inline Bytes bytes_of(napi_env env, napi_value value) {
  Bytes bytes;
  bytes.given = elements_of(env, value, napi_uint8_array, bytes.data, bytes.size);
  return bytes;
}

// The elements of an Int32Array of any length, or none if the value is something else.
inline Integers integers_of(napi_env env, napi_value value) {
  Integers integers;
  const bool found = elements_of(env, value, napi_int32_array, integers.data, integers.size);
  return found ? integers : Integers();
}

// NaN becomes 0, and a number that does not fit the nearest one that does.
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
    // Refused only outside of a call.
    regardless(napi_get_cb_info(env, info, &count, values_, nullptr, &data));
    environment_ = static_cast<Environment*>(data);
  }

  Environment& environment() const { return *environment_; }

  napi_value value(size_t index) const { return values_[index]; }

  int integer(size_t index) const { return read<int32_t>(napi_get_value_int32, index, 0); }
  uint32_t word(size_t index) const { return read<uint32_t>(napi_get_value_uint32, index, 0); }
  double number(size_t index) const { return read<double>(napi_get_value_double, index, NAN); }
  bool boolean(size_t index) const { return read<bool>(napi_get_value_bool, index, false); }

  // Returns -1 for a value that is not a descriptor.
  int descriptor(size_t index) const {
    const double value = number(index);
    return value >= 0 && value <= INT32_MAX ? static_cast<int>(value) : -1;
  }

  Bytes bytes(size_t index) const { return bytes_of(env_, values_[index]); }

  // Returns 0 if the argument is not an array.
  uint32_t array_length(size_t index) const {
    return read<uint32_t>(napi_get_array_length, index, 0);
  }

  // Calls visit(bytes) for each element of an array. It reads all elements before it visits the
  // first, because a getter could take away the memory of an element that was read before. Returns
  // 0, -ENOMEM, or -EFAULT for an element that cannot be read: its getter has thrown, or the
  // environment ends.
  template <class Visit>
  Result each_bytes(size_t index, uint32_t count, Visit visit) const {
    const std::unique_ptr<napi_value[]> elements(new (std::nothrow) napi_value[count]());
    if (elements == nullptr) return -ENOMEM;
    for (uint32_t i = 0; i < count; ++i) {
      if (napi_get_element(env_, values_[index], i, &elements[i]) != napi_ok) return -EFAULT;
    }
    for (uint32_t i = 0; i < count; ++i) visit(bytes_of(env_, elements[i]));
    return 0;
  }

  Integers integers(size_t index) const { return integers_of(env_, values_[index]); }

  // The elements of an Int32Array with at least count of them, or null.
  int* integers(size_t index, size_t count) const {
    const Integers found = integers(index);
    return found.size >= count ? found.data : nullptr;
  }
  bool is_null(size_t index) const {
    const auto type = read<napi_valuetype>(napi_typeof, index, napi_undefined);
    return type == napi_null || type == napi_undefined;
  }

  // One char code is one byte: lib/ passes bytes as such strings.
  std::string latin1(size_t index) const {
    size_t size = 0;
    if (napi_get_value_string_latin1(env_, values_[index], nullptr, 0, &size) != napi_ok) return {};
    std::string text(size, '\0');
    const napi_status status =
        napi_get_value_string_latin1(env_, values_[index], text.data(), size + 1, &size);
    return status == napi_ok ? text : std::string();
  }

 private:
  template <class Value>
  using Reader = napi_status (*)(napi_env, napi_value, Value*);

  // Node-API refuses to read an argument of another type, which then counts as not given. No reader
  // runs JavaScript, so none is refused at the end of the environment.
  template <class Value>
  Value read(Reader<Value> reader, size_t index, Value otherwise) const {
    Value value = otherwise;
    return reader(env_, values_[index], &value) == napi_ok ? value : otherwise;
  }

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

}  // namespace pysocket
