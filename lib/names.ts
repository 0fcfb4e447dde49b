/** The public names that are the same in both flavours: types, and functions that never wait. */
export type { MessageRest } from './socket/calls/recvmsg.js';
import * as connection from './socket/connection.js';
import * as constructors from './socket/constructors.js';
import * as convert from './address/convert.js';
import { publish } from './python/entry.js';
import * as interfaces from './address/interfaces.js';
import * as netdb from './address/netdb.js';

export type { Address, Inet, Inet6, ReturnedAddress } from './address/address.js';
export type {
  Alg,
  Bluetooth,
  Can,
  FamilyAddress,
  FamilyReturned,
  Hyperv,
  Netlink,
  Packet,
  Qipcrtr,
  System,
  Tipc,
  Vsock,
} from './address/families/family.js';
export type { AfalgKeywords } from './socket/calls/afalg.js';
export type { AncillaryInput, AncillaryItem } from './socket/calls/ancillary.js';
export * from './socket/calls/cmsg.js';
export type { Bytes, BytesLike } from './python/bytes.js';
export {
  type ConnectionKeywords,
  has_dualstack_ipv6,
  has_ipv6,
  type HostPort,
  type ServerKeywords,
} from './socket/connection.js';
export {
  close,
  dup,
  type FromfdKeywords,
  getdefaulttimeout,
  setdefaulttimeout,
  type SocketpairKeywords,
} from './socket/constructors.js';
export {
  htonl,
  htons,
  inet_aton,
  inet_ntoa,
  inet_ntop,
  inet_pton,
  ntohl,
  ntohs,
} from './address/convert.js';
export { if_indextoname, if_nameindex, if_nametoindex } from './address/interfaces.js';
export * from './socket/filter.js';
export type { ReceivedFds, RecvFdsKeywords, SendFdsKeywords } from './socket/fds-request.js';
export type { OutgoingMessage } from './socket/calls/sendmmsg.js';
export type {
  MessageBatch,
  MessageBatchArguments,
  MessageBatchKeywords,
} from './socket/message-batch.js';
export type { FileObject, ReadableFile } from './socket/calls/file-object.js';
export type { ListenFdsKeywords } from './socket/listen-fds.js';
export { AddressFamily, AddressInfo, type IntEnum, MsgFlag, SocketKind } from './addon/enums.js';
export {
  ArithmeticError,
  BlockingIOError,
  BrokenPipeError,
  ChildProcessError,
  ConnectionAbortedError,
  ConnectionError,
  ConnectionRefusedError,
  ConnectionResetError,
  EOFError,
  Exception,
  ExceptionGroup,
  error,
  FileExistsError,
  FileNotFoundError,
  gaierror,
  herror,
  InterruptedError,
  IsADirectoryError,
  KeyError,
  LookupError,
  MemoryError,
  NotADirectoryError,
  OSError,
  OverflowError,
  PermissionError,
  ProcessLookupError,
  RuntimeError,
  SystemError,
  TimeoutError,
  timeout,
  UnicodeDecodeError,
  UnicodeEncodeError,
  UnicodeError,
  UnsupportedOperation,
  ValueError,
} from './python/errors.js';
export type { NumericAddress } from './address/getnameinfo.js';
export {
  gethostname,
  getprotobyname,
  getservbyname,
  getservbyport,
  type HostTuple,
} from './address/netdb.js';
export * from './address/sethostname.js';
export type { FileKeywords, FileOf } from './file/makefile.js';
export type { SocketIOBase, SocketIOConstructor } from './file/socket-io.js';
export type { SocketLike } from './waiting/way.js';
export type { ReconfigureKeywords, TextKeywords } from './file/text-io-wrapper.js';
export type { Integer, Seconds } from './python/types.js';
export type { AddressInfoTuple, GetaddrinfoKeywords } from './address/getaddrinfo.js';
export type { SendfileKeywords } from './socket/calls/sendfile.js';
export type { BufferKeywords } from './socket/calls/request-buffer.js';
export type { Socket } from './socket/socket.js';
export type { SocketBase } from './socket/socket-base.js';
export type {
  SocketArguments,
  SocketConstructor,
  SocketKeywords,
} from './socket/socket-constructor.js';

publish(connection, ['has_dualstack_ipv6']);
publish(constructors, ['close', 'dup', 'getdefaulttimeout', 'setdefaulttimeout']);
publish(convert, [
  'htonl',
  'htons',
  'inet_aton',
  'inet_ntoa',
  'inet_ntop',
  'inet_pton',
  'ntohl',
  'ntohs',
]);
publish(interfaces, ['if_indextoname', 'if_nameindex', 'if_nametoindex']);
publish(netdb, ['gethostname', 'getprotobyname', 'getservbyname', 'getservbyport']);
