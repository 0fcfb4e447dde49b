#include "../stay_loaded.h"

#include "winsock.h"

namespace pysocket {

void stay_loaded() {
  constexpr DWORD kFlags = GET_MODULE_HANDLE_EX_FLAG_FROM_ADDRESS | GET_MODULE_HANDLE_EX_FLAG_PIN;
  HMODULE self = nullptr;
  GetModuleHandleExW(kFlags, reinterpret_cast<LPCWSTR>(stay_loaded), &self);
}

}  // namespace pysocket
