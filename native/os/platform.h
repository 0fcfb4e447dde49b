// PYSOCKET_LINUX: what Linux alone has may be used.
//
// With PYSOCKET_PORTABLE Linux does without it, as other platforms have to. So most of the code
// that is theirs runs under the tests here, `npm run test:habits`.
#pragma once

#if defined(__linux__) && !defined(PYSOCKET_PORTABLE)
#define PYSOCKET_LINUX
#endif
