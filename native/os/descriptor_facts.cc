#include "address.h"
#include "create.h"
#include "sockopt.h"
#include "sys.h"

namespace pysocket {

Result family_of(int fd) {
  Address name;
  if (sys::getsockname(fd, name.get(), &name.length) != 0) return failure();
  return name.storage.ss_family;
}

Result type_of(int fd) {
  int type = 0;
  const Result result = get_option(fd, SOL_SOCKET, SO_TYPE, type);
  return result < 0 ? result : type;
}

Result protocol_of(int fd) {
#ifdef SO_PROTOCOL
  int protocol = 0;
  const Result result = get_option(fd, SOL_SOCKET, SO_PROTOCOL, protocol);
  return result < 0 ? result : protocol;
#else
  static_cast<void>(fd);
  return 0;
#endif
}

}  // namespace pysocket
