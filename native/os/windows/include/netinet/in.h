// See sys/socket.h.
#pragma once

#include "../sys/socket.h"
