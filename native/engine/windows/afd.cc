#include "afd.h"

#include <mswsock.h>
#include <winternl.h>

#include <climits>

namespace pysocket {
namespace {

constexpr DWORD kIoctlPoll = 0x00012024;      // IOCTL_AFD_POLL
constexpr ULONG_PTR kCancelled = 0xC0000120;  // STATUS_CANCELLED

// Whether an NTSTATUS, which OVERLAPPED stores in a wider field, is an error.
bool failed(ULONG_PTR status) { return static_cast<LONG>(status) < 0; }

HANDLE open_driver() {
  // The suffix after the device's name is for people who look at a list of handles.
  static wchar_t name[] = L"\\Device\\Afd\\pysocket";
  UNICODE_STRING path{sizeof name - sizeof *name, sizeof name, name};
  OBJECT_ATTRIBUTES attributes{};
  InitializeObjectAttributes(&attributes, &path, 0, nullptr, nullptr);
  HANDLE file = INVALID_HANDLE_VALUE;
  IO_STATUS_BLOCK status{};
  const auto result = NtCreateFile(&file, SYNCHRONIZE, &attributes, &status, nullptr, 0,
                                   FILE_SHARE_READ | FILE_SHARE_WRITE, FILE_OPEN, 0, nullptr, 0);
  return result < 0 ? INVALID_HANDLE_VALUE : file;
}

bool layer_below(SOCKET socket, DWORD request, SOCKET& below) {
  DWORD size = 0;
  return WSAIoctl(socket, request, nullptr, 0, &below, sizeof below, &size, nullptr, nullptr) == 0;
}

}  // namespace

bool AfdRequest::cancelled() const { return (Internal & 0xFFFFFFFF) == kCancelled; }

ULONG AfdRequest::events() const {
  if (failed(Internal)) return kAfdAbort;
  return info.number_of_handles == 0 ? 0 : info.events;
}

AfdDevice::AfdDevice(HANDLE port) : file_(open_driver()) {
  if (!usable() || CreateIoCompletionPort(file_, port, 0, 0) != nullptr) return;
  CloseHandle(file_);
  file_ = INVALID_HANDLE_VALUE;
}

AfdDevice::~AfdDevice() {
  if (usable()) CloseHandle(file_);
}

Result AfdDevice::ask(AfdRequest& request, SOCKET base, ULONG events) const {
  static_cast<OVERLAPPED&>(request) = {};
  request.info = {};
  request.info.timeout.QuadPart = INT64_MAX;
  request.info.number_of_handles = 1;
  request.info.handle = reinterpret_cast<HANDLE>(base);
  request.info.events = events;
  if (DeviceIoControl(file_, kIoctlPoll, &request.info, sizeof request.info, &request.info,
                      sizeof request.info, nullptr, &request)) {
    return 0;  // and the port gets a completion all the same
  }
  switch (GetLastError()) {
    case ERROR_IO_PENDING:
      return 0;
    case ERROR_INVALID_HANDLE:
      return -WSAENOTSOCK;
    default:
      return -WSAENOBUFS;
  }
}

// Fails if the request has just completed.
void AfdDevice::cancel(AfdRequest& request) const { CancelIoEx(file_, &request); }

Result base_socket(int fd, SOCKET& base) {
  if (fd < 0) return -WSAENOTSOCK;  // as handles, such numbers stand for the process itself
  for (SOCKET socket = to_socket(fd);;) {
    if (layer_below(socket, SIO_BASE_HANDLE, base)) return 0;
    const Result error = socket_failure();
    if (error == -WSAENOTSOCK) return error;
    // Some layers do not pass this query on to the layer below, but they pass on what select()
    // asks.
    SOCKET below = INVALID_SOCKET;
    if (!layer_below(socket, SIO_BSP_HANDLE_POLL, below) || below == socket) return error;
    socket = below;
  }
}

}  // namespace pysocket
