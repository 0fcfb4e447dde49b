// PYSOCKET_LINUX: features that only Linux has may be used.
//
// With PYSOCKET_PORTABLE, Linux does without them, as other platforms have to. So most of the code
// for those platforms runs under the tests here: `npm run test:habits`.
//
// PYSOCKET_HAS_KQUEUE: there is kqueue(2). With PYSOCKET_KQUEUE, Linux has it too, from an
// emulation: `npm run test:platforms -- kqueue`.
#pragma once

#if defined(__linux__) && !defined(PYSOCKET_PORTABLE)
#define PYSOCKET_LINUX
#endif

#if defined(__APPLE__) || defined(__FreeBSD__) || defined(__NetBSD__) || defined(__OpenBSD__) || \
    defined(PYSOCKET_KQUEUE)
#define PYSOCKET_HAS_KQUEUE
#endif
