#include "wsa_poll.h"

#include <winternl.h>

#include <algorithm>
#include <cstdint>

namespace pysocket {
namespace {

// How often to look for a connect() that has failed.
constexpr int kSliceMs = 50;
constexpr ULONG kBuildOf2004 = 19041;

// Not from GetVersionEx(), which reports the version that the program's manifest wants.
ULONG build_of_windows() {
  using Ask = LONG(WINAPI*)(OSVERSIONINFOW*);
  HMODULE library = GetModuleHandleW(L"ntdll.dll");
  if (library == nullptr) return 0;
  const auto address = reinterpret_cast<void*>(GetProcAddress(library, "RtlGetVersion"));
  OSVERSIONINFOW version{};
  version.dwOSVersionInfoSize = sizeof version;
  const auto ask = reinterpret_cast<Ask>(address);
  return ask != nullptr && ask(&version) == 0 ? version.dwBuildNumber : 0;
}

bool tells_failed_connects() {
  static const bool tells = build_of_windows() >= kBuildOf2004;
  return tells;
}

bool is_exceptional(SOCKET socket) {
  fd_set failed;
  FD_ZERO(&failed);
  FD_SET(socket, &failed);
  timeval none{};
  return select(0, nullptr, nullptr, &failed, &none) == 1;
}

// Urgent bytes are exceptional to select() too, but only a caller that connects asks for POLLOUT
// alone.
int mark_failed(WSAPOLLFD* rows, unsigned count) {
  int marked = 0;
  for (unsigned i = 0; i < count; ++i) {
    if (rows[i].events != POLLOUT || rows[i].revents != 0 || !is_exceptional(rows[i].fd)) continue;
    rows[i].revents = POLLERR | POLLHUP;
    ++marked;
  }
  return marked;
}

}  // namespace

int wsa_poll(WSAPOLLFD* rows, unsigned count, int milliseconds) {
  const bool connects =
      std::any_of(rows, rows + count, [](const WSAPOLLFD& row) { return row.events == POLLOUT; });
  if (!connects || tells_failed_connects()) return WSAPoll(rows, count, milliseconds);
  for (int left = milliseconds;;) {
    const int slice = left < 0 ? kSliceMs : std::min(left, kSliceMs);
    const int ready = WSAPoll(rows, count, slice);
    if (ready < 0) return ready;
    const int marked = mark_failed(rows, count);
    if (ready + marked > 0 || left == slice) return ready + marked;
    if (left > 0) left -= slice;
  }
}

}  // namespace pysocket
