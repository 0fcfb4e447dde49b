/** What the flavours have in common, for test bodies that await every call that may wait. */
import type socket from 'pysocket';
import type {
  Address,
  AddressInfoTuple,
  AncillaryInput,
  BytesLike,
  FileObject,
  GetaddrinfoKeywords,
  HostPort,
  Inet,
  MessageBatch,
  MessageRest,
  OutgoingMessage,
  ReturnedAddress,
  socket as Socket,
} from 'pysocket';

export type Eventually<T> = T | Promise<T>;
type Integer = number | bigint;
interface IntoKeywords {
  buffer?: BytesLike;
  nbytes?: Integer;
  flags?: Integer;
}

type WaitingMethod =
  | 'accept'
  | 'connect'
  | 'connect_ex'
  | 'dup'
  | 'recv'
  | 'recv_into'
  | 'recvfrom'
  | 'recvfrom_into'
  | 'recvmmsg_into'
  | 'recvmsg'
  | 'recvmsg_into'
  | 'send'
  | 'sendall'
  | 'sendmmsg'
  | 'sendmsg'
  | 'sendfile'
  | 'sendto';

/** A socket of any flavour: a method that may wait returns its value or a promise of it. */
export interface AnySocket extends Omit<Socket, WaitingMethod | 'makefile' | '_accept'> {
  accept<A extends ReturnedAddress | null = Inet>(): Eventually<[AnySocket, A]>;
  connect(address: Address): Eventually<null>;
  connect_ex(address: Address): Eventually<number>;
  dup(): AnySocket;
  recv(bufsize: Integer, flags?: Integer): Eventually<Buffer>;
  recv_into(
    buffer: BytesLike | IntoKeywords,
    nbytes?: Integer | IntoKeywords,
    flags?: Integer | IntoKeywords,
  ): Eventually<number>;
  recvfrom<A extends ReturnedAddress | null = Inet>(
    bufsize: Integer,
    flags?: Integer,
  ): Eventually<[Buffer, A]>;
  recvfrom_into<A extends ReturnedAddress | null = Inet>(
    buffer: BytesLike | IntoKeywords,
    nbytes?: Integer | IntoKeywords,
    flags?: Integer | IntoKeywords,
  ): Eventually<[number, A]>;
  recvmmsg_into(batch: MessageBatch, flags?: Integer): Eventually<number>;
  recvmsg<A extends ReturnedAddress | null = Inet>(
    bufsize: Integer,
    ancbufsize?: Integer,
    flags?: Integer,
  ): Eventually<[Buffer, ...MessageRest<A>]>;
  recvmsg_into<A extends ReturnedAddress | null = Inet>(
    buffers: Iterable<BytesLike>,
    ancbufsize?: Integer,
    flags?: Integer,
  ): Eventually<[number, ...MessageRest<A>]>;
  send(data: BytesLike, flags?: Integer): Eventually<number>;
  sendall(data: BytesLike, flags?: Integer): Eventually<null>;
  sendmmsg(
    messages: MessageBatch | Iterable<OutgoingMessage>,
    flags?: Integer,
    start?: Integer,
  ): Eventually<number>;
  sendmsg(
    buffers: Iterable<BytesLike>,
    ancdata?: Iterable<AncillaryInput>,
    flags?: Integer,
    address?: Address,
  ): Eventually<number>;
  sendfile(file: FileObject, offset?: Integer, count?: Integer | null): Eventually<number>;
  sendto(data: BytesLike, address: Address): Eventually<number>;
  sendto(data: BytesLike, flags: Integer, address: Address): Eventually<number>;
}

export interface ConnectionKeywords {
  timeout?: number | null;
  source_address?: Address | null;
  all_errors?: boolean;
}

export interface ServerKeywords {
  family?: number;
  backlog?: number;
  reuse_port?: boolean;
  dualstack_ipv6?: boolean;
}

interface SocketKeywords {
  family?: Integer;
  type?: Integer;
  proto?: Integer;
  fileno?: Integer | null;
}

type SocketArguments = [
  family?: Integer | SocketKeywords,
  type?: Integer | SocketKeywords,
  proto?: Integer | SocketKeywords,
  fileno?: Integer | null | SocketKeywords,
];

/** The class, callable with and without `new`, and subclassable. */
export interface AnySocketClass {
  new (...args: SocketArguments): AnySocket;
  (...args: SocketArguments): AnySocket;
  readonly prototype: AnySocket;
}

type Module = typeof socket;
type Resolver =
  | 'getaddrinfo'
  | 'getfqdn'
  | 'gethostbyaddr'
  | 'gethostbyname'
  | 'gethostbyname_ex'
  | 'getnameinfo';
type Maker = 'create_connection' | 'create_server' | 'fromfd' | 'socketpair';
type Later<F> = F extends (...args: infer A) => infer R ? (...args: A) => Eventually<R> : never;
type ReceivedFds = [msg: Buffer, fds: number[], msg_flags: number, address: ReturnedAddress | null];

interface SocketpairKeywords {
  family?: Integer | null;
  type?: Integer;
  proto?: Integer;
}

interface FromfdKeywords extends SocketpairKeywords {
  fd?: Integer;
}

/** The namespace of a flavour: 'pysocket' or 'pysocket/promises'. */
export interface AnyModule
  extends
    Omit<Module, Resolver | Maker | 'socket' | 'SocketType' | 'SocketIO' | 'send_fds' | 'recv_fds'>,
    Record<never, never> {
  readonly socket: AnySocketClass;
  readonly SocketType: AnySocketClass;
  getaddrinfo(
    host: string | null,
    port: string | Integer | null,
    family?: Integer | Omit<GetaddrinfoKeywords, 'host' | 'port'>,
    type?: Integer,
    proto?: Integer,
    flags?: Integer,
  ): Eventually<AddressInfoTuple[]>;
  readonly getfqdn: Later<Module['getfqdn']>;
  readonly gethostbyaddr: Later<Module['gethostbyaddr']>;
  readonly gethostbyname: Later<Module['gethostbyname']>;
  readonly gethostbyname_ex: Later<Module['gethostbyname_ex']>;
  readonly getnameinfo: Later<Module['getnameinfo']>;
  socketpair(
    family?: Integer | null | SocketpairKeywords,
    type?: Integer | SocketpairKeywords,
    proto?: Integer,
  ): [AnySocket, AnySocket];
  fromfd(
    fd: Integer | FromfdKeywords,
    family?: Integer | FromfdKeywords,
    type?: Integer,
    proto?: Integer,
  ): AnySocket;
  create_connection(
    address: HostPort,
    timeout?: number | null | ConnectionKeywords,
    source_address?: Address | null,
    keywords?: ConnectionKeywords,
  ): Eventually<AnySocket>;
  create_server(address: Address, keywords?: ServerKeywords): AnySocket;
  send_fds(
    sock: AnySocket,
    buffers: Iterable<BytesLike>,
    fds: Iterable<Integer>,
  ): Eventually<number>;
  recv_fds(sock: AnySocket, bufsize: Integer, maxfds: Integer): Eventually<ReceivedFds>;
}
