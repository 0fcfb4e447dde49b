// WSAPoll() and its old bug: before Windows 10 version 2004 it did not report a connect() that
// failed, and a caller that waited for it waited forever. select() reports it, in its third set.
#pragma once

#include "winsock.h"

namespace pysocket {

// Like WSAPoll(). Where the system does not report failed connects, also reports POLLERR and
// POLLHUP for rows that ask for POLLOUT alone and are exceptional to select().
int wsa_poll(WSAPOLLFD* rows, unsigned count, int milliseconds);

}  // namespace pysocket
