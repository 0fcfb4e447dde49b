#include "../create.h"

#include "../descriptor_mode.h"
#include "../lease.h"
#include "../sys.h"
#include "shared_socket.h"

namespace pysocket {
namespace {

// Every socket is non-blocking from birth: see descriptor_mode.cc.
Result made(int fd) {
  if (fd < 0) return failure();
  const Result result = set_blocking_of_new(fd, false);
  if (result == 0) return fresh(fd);
  sys::close(fd);
  return result;
}

HANDLE handle_of(int fd) { return reinterpret_cast<HANDLE>(to_socket(fd)); }

// For a handle that is not a socket, the answer would be about something else.
Result is_socket(int fd) {
  const Result type = type_of(fd);
  return type < 0 ? type : 0;
}

Result handle_failure() { return GetLastError() == ERROR_INVALID_HANDLE ? -EBADF : -EINVAL; }

}  // namespace

Result create_socket(int family, int type, int protocol) {
  return made(sys::socket(family, type, protocol));
}

Result duplicate(int fd) {
  ProtocolInfo info{};
  const Result shared = share_socket(fd, GetCurrentProcessId(), info);
  return shared < 0 ? shared : socket_of_share(info);
}

Result adopt_mode(int fd) { return set_blocking_of_new(fd, false); }

void make_uninheritable(int fd) { SetHandleInformation(handle_of(fd), HANDLE_FLAG_INHERIT, 0); }

Result get_inheritable(int fd) {
  if (const Result error = is_socket(fd)) return error;
  DWORD flags = 0;
  if (GetHandleInformation(handle_of(fd), &flags) == 0) return handle_failure();
  return (flags & HANDLE_FLAG_INHERIT) != 0 ? 1 : 0;
}

Result set_inheritable(int fd, bool inheritable) {
  if (const Result error = is_socket(fd)) return error;
  const DWORD flag = inheritable ? HANDLE_FLAG_INHERIT : 0;
  return SetHandleInformation(handle_of(fd), HANDLE_FLAG_INHERIT, flag) != 0 ? 0 : handle_failure();
}

Result share_socket(int fd, uint32_t process, ProtocolInfo& info) {
  auto* const out = reinterpret_cast<WSAPROTOCOL_INFOW*>(info.data());
  const int result = sys::told([=] { return WSADuplicateSocketW(to_socket(fd), process, out); });
  return result == 0 ? 0 : failure();
}

Result socket_of_share(ProtocolInfo& info) {
  constexpr int kFromInfo = FROM_PROTOCOL_INFO;
  constexpr DWORD kFlags = WSA_FLAG_OVERLAPPED | WSA_FLAG_NO_HANDLE_INHERIT;
  auto* const in = reinterpret_cast<WSAPROTOCOL_INFOW*>(info.data());
  return made(sys::told(
      [=] { return to_descriptor(WSASocketW(kFromInfo, kFromInfo, kFromInfo, in, 0, kFlags)); }));
}

}  // namespace pysocket
