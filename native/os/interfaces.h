// Network interfaces by name and by index; see if_nametoindex(3), if_nameindex(3).
#pragma once

#include <net/if.h>

#include <array>
#include <memory>

#include "result.h"

namespace pysocket {

struct FreeInterfaces {
  void operator()(struct if_nameindex* list) const { if_freenameindex(list); }
};
// An array that ends with an entry whose index is 0.
using InterfaceList = std::unique_ptr<struct if_nameindex, FreeInterfaces>;

inline Result list_interfaces(InterfaceList& list) {
  list.reset(if_nameindex());
  return list == nullptr ? failure() : 0;
}

using InterfaceName = std::array<char, IF_NAMESIZE>;

inline Result name_of_interface(unsigned index, InterfaceName& name) {
  name = {};
  return if_indextoname(index, name.data()) == nullptr ? failure() : 0;
}

// 0 when no interface has the name.
inline unsigned index_of_interface(const char* name) { return if_nametoindex(name); }

}  // namespace pysocket
