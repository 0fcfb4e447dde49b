// Every system call of the addon, by the kernel's name. Nothing else in native/ calls one directly
// (test/package/syscalls.test.ts). Each function makes the C library's call, and leaves a record
// while tracing is on (trace.h). recv() is the kernel's recvfrom(), and so on: the record has the
// name that strace(1) shows. lib/trace/calls.ts says what the words of a record mean.
#pragma once

#ifdef _WIN32
#include "windows/sys.h"
#else
#include "sys_bytes.h"
#include "sys_descriptors.h"
#include "sys_messages.h"
#include "sys_sockets.h"
#include "sys_unrecorded.h"
#endif
