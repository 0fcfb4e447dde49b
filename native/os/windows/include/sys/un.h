// See sys/socket.h.
#pragma once

#include "socket.h"
