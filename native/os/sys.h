// Every system call of the addon, by the kernel's name; nothing else in native/ calls one directly
// (test/package/syscalls.test.ts). Each is the C library's function and, when somebody traces,
// leaves a record (trace.h). recv() is the kernel's recvfrom(), and so on: the record has the name
// that strace(1) shows. What the words of a record are stands in lib/trace/calls.ts.
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
