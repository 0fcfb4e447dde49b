#include "../methods.h"

namespace pysocket {

AllMethods all_methods() {
  return {engine_methods(),  io_methods(),    socket_methods(),  address_methods(),
          resolve_methods(), netdb_methods(), process_methods(), interface_methods(),
          select_methods(),  trace_methods(), windows_methods()};
}

}  // namespace pysocket
