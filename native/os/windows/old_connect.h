// WSAPoll(), and its old fault: before Windows 10 of 2004 it said nothing of a connect() that
// failed, and who waited for it waited for ever. select() says it, by its third set.
#pragma once

#include "winsock.h"

namespace pysocket {

// As WSAPoll(), and tells POLLERR and POLLHUP of what select() calls exceptional among the rows
// that ask for POLLOUT, where the system does not itself.
int wsa_poll(WSAPOLLFD* rows, unsigned count, int milliseconds);

}  // namespace pysocket
