// JavaScript values that natives need again: the probe, the engine's callback, shared memory. All
// of them belong to one evaluation of the package and lead to the rest of it. A root here would
// keep the evaluation alive forever. So one object holds the values, every native holds that
// object, and C++ has only a weak reference to it, except while it is rooted.
#pragma once

#include "checked_node_api.h"

namespace pysocket {

class Kept {
 public:
  explicit Kept(napi_env env) : env_(env) {
    napi_value object = nullptr;
    if (napi_create_object(env, &object) != napi_ok ||
        napi_create_reference(env, object, 0, &reference_) != napi_ok) {
      reference_ = nullptr;
    }
  }
  ~Kept() {
    // Refused at most at the end of the environment.
    if (reference_ != nullptr) regardless(napi_delete_reference(env_, reference_));
  }
  Kept(const Kept&) = delete;
  Kept& operator=(const Kept&) = delete;

  napi_env env() const { return env_; }
  bool usable() const { return reference_ != nullptr; }
  // The object that the natives hold; null if Node-API refuses.
  napi_value object() const {
    napi_value object = nullptr;
    return napi_get_reference_value(env_, reference_, &object) == napi_ok ? object : nullptr;
  }

  // A rooted evaluation cannot be collected, because something is still to be reported to it.
  void root(bool rooted) {
    if (rooted == rooted_) return;
    rooted_ = rooted;
    // Refused at the end of the environment, when nothing is collected any more.
    regardless((rooted ? napi_reference_ref : napi_reference_unref)(env_, reference_, nullptr));
  }

 private:
  napi_env env_;
  napi_ref reference_ = nullptr;
  bool rooted_ = false;
};

// One of the kept values.
class KeptValue {
 public:
  explicit KeptValue(Kept& kept) : kept_(kept) {}
  ~KeptValue() { forget(); }
  KeptValue(const KeptValue&) = delete;
  KeptValue& operator=(const KeptValue&) = delete;

  // Replaces the value that had this name. False if Node-API refuses; then the old value stays.
  bool set(const char* name, napi_value value) {
    napi_env env = kept_.env();
    napi_value holder = kept_.object();
    napi_ref reference = nullptr;
    if (holder == nullptr || napi_create_reference(env, value, 0, &reference) != napi_ok) {
      return false;
    }
    if (napi_set_named_property(env, holder, name, value) != napi_ok) {
      regardless(napi_delete_reference(env, reference));  // refused at most at the end
      return false;
    }
    forget();
    reference_ = reference;
    return true;
  }

  bool given() const { return reference_ != nullptr; }
  // Null if no value was set, or Node-API refuses.
  napi_value get() const {
    napi_value value = nullptr;
    if (reference_ == nullptr) return nullptr;
    return napi_get_reference_value(kept_.env(), reference_, &value) == napi_ok ? value : nullptr;
  }

 private:
  void forget() {
    if (reference_ != nullptr) regardless(napi_delete_reference(kept_.env(), reference_));
    reference_ = nullptr;
  }

  Kept& kept_;
  napi_ref reference_ = nullptr;
};

}  // namespace pysocket
