// JavaScript values that natives come back to: the probe, the engine's callback, shared memory. All
// of them belong to one evaluation of the package and lead to the rest of it. A root here would
// keep the evaluation alive for ever, so one object holds them, every native holds that object, and
// C++ only finds them again.
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
    if (reference_ != nullptr) regardless(napi_delete_reference(env_, reference_));  // or the end
  }
  Kept(const Kept&) = delete;
  Kept& operator=(const Kept&) = delete;

  napi_env env() const { return env_; }
  bool usable() const { return reference_ != nullptr; }
  // What the natives hold; null when Node-API refuses.
  napi_value object() const {
    napi_value object = nullptr;
    return napi_get_reference_value(env_, reference_, &object) == napi_ok ? object : nullptr;
  }

  // Rooted, the evaluation cannot be collected: something will be told to it.
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

// One of the values.
class KeptValue {
 public:
  explicit KeptValue(Kept& kept) : kept_(kept) {}
  ~KeptValue() { forget(); }
  KeptValue(const KeptValue&) = delete;
  KeptValue& operator=(const KeptValue&) = delete;

  // In place of the one that had this name. False: refused, and the former one stays.
  bool set(const char* name, napi_value value) {
    napi_env env = kept_.env();
    napi_value holder = kept_.object();
    napi_ref reference = nullptr;
    if (holder == nullptr || napi_create_reference(env, value, 0, &reference) != napi_ok) {
      return false;
    }
    if (napi_set_named_property(env, holder, name, value) != napi_ok) {
      regardless(napi_delete_reference(env, reference));  // or the end
      return false;
    }
    forget();
    reference_ = reference;
    return true;
  }

  bool given() const { return reference_ != nullptr; }
  // Null when it was not given, or Node-API refuses.
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
