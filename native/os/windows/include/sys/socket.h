// POSIX's header of this name, made from Winsock. Only a build for Windows finds this folder.
#pragma once

#include "../../winsock.h"
// Must come after the types that it needs.
#include <afunix.h>

using sa_family_t = ADDRESS_FAMILY;

#ifdef _MSC_VER
using ssize_t = SSIZE_T;
#endif

// A socket itself never waits on Windows (descriptor_mode.h), so no call needs to say that it must
// not.
#define MSG_DONTWAIT 0

// MSVC's headers have these as enumerators or not at all.
#ifndef SHUT_RD
#define SHUT_RD SD_RECEIVE
#define SHUT_WR SD_SEND
#define SHUT_RDWR SD_BOTH
#endif
