#include "methods.h"

namespace pysocket {

AllMethods all_methods() {
  return {engine_methods(),  io_methods(),      message_methods(),   batch_methods(),
          socket_methods(),  address_methods(), resolve_methods(),   netdb_methods(),
          process_methods(), file_methods(),    interface_methods(), select_methods(),
          fd_methods(),      trace_methods()};
}

}  // namespace pysocket
