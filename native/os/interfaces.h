// Network interfaces by name and by index; see if_nametoindex(3), if_nameindex(3).
#pragma once

#include <net/if.h>

#include <memory>

#include "result.h"

namespace pysocket {

struct FreeInterfaces {
  void operator()(struct if_nameindex* list) const { if_freenameindex(list); }
};
// An array that ends with an entry without a name; null with errno set when there is none.
using InterfaceList = std::unique_ptr<struct if_nameindex, FreeInterfaces>;

inline InterfaceList list_interfaces() { return InterfaceList(if_nameindex()); }

}  // namespace pysocket
