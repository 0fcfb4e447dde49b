import type { Bytes } from '../python/bytes.js';

/**
 * The addon's methods, as `native/binding` offers them. Results below 0 are codes: see result.ts. What may be missing
 * some systems lack: Windows has no messages with control data, and no descriptors but those of sockets.
 */
export interface Native {
  readonly constants: Readonly<Record<string, number>>;
  /** The numbers of the system's errors, by name. */
  readonly errnos: Readonly<Record<string, number>>;
  /** Shared memory; see exchange.ts. */
  readonly exchange: ArrayBuffer;

  // Their numbers go through the exchange: see syscalls.ts.
  recv(into: Uint8Array): number;
  recvfrom(into: Uint8Array): number;
  send(bytes: Uint8Array): number;
  sendall(bytes: Uint8Array): number;
  sendto(bytes: Uint8Array): number;
  recvmsg?(into: Uint8Array | Uint8Array[], control: Uint8Array): number;
  sendmsg?(parts: Uint8Array[], controlHeads: Int32Array, controlData: Uint8Array): number;
  /** What a batch has, as lib/socket/calls/batch-memory.ts makes it. */
  recvmmsg?(data: Uint8Array, rows: Int32Array, names: Uint8Array, control: Uint8Array): number;
  sendmmsgBatch?(
    data: Uint8Array,
    rows: Int32Array,
    names: Uint8Array,
    control: Uint8Array,
  ): number;
  /** heads: [count of parts, size of name, size of control] of each message. */
  sendmmsg?(parts: Uint8Array[], heads: Int32Array, names: Uint8Array, control: Uint8Array): number;
  sendfile?(): number;
  accept(): number;
  connect(): number;
  read?(into: Uint8Array): number;
  write?(bytes: Uint8Array): number;
  readv?(into: Uint8Array[]): number;
  writev?(parts: Uint8Array[]): number;

  /** The engine of the promise flavour: callback(count) tells of that many pairs in ready. */
  startEngine(callback: (count: number) => void, ready: Int32Array, useLoop: boolean): number;
  receiveAhead(memory: Uint8Array, used: number, wanted: Int32Array): void;
  watch(fd: number): number;
  /** Where a direction is told of once: it is to be told of again. See lib/promises/engine/telling.ts. */
  rearm?(fd: number, bits: number): number;
  unwatch(fd: number): void;
  keepAlive(alive: boolean): void;
  /** Of a job that has finished: what the same method without "Later" would have returned. */
  answer(job: number): unknown;
  // The number of a job.
  getaddrinfoLater(...args: Parameters<Native['getaddrinfo']>): number;
  gethostbynameLater(...args: Parameters<Native['gethostbyname']>): number;
  gethostbynameExLater(...args: Parameters<Native['gethostbynameEx']>): number;
  gethostbyaddrLater(...args: Parameters<Native['gethostbyaddr']>): number;
  getnameinfoLater(...args: Parameters<Native['getnameinfo']>): number;

  // Descriptors that are made, by accept() and recvmsg() too, belong to the environment, which
  // closes them when it ends, until close() or disown().
  socket(family: number, type: number, proto: number): number;
  socketpair?(family: number, type: number, proto: number, out: Int32Array): number;
  /** To the encoded address of that size. */
  bind(fd: number, sockaddrSize: number): number;
  listen(fd: number, backlog: number): number;
  shutdown(fd: number, how: number): number;
  /** Of a descriptor that was made elsewhere; what a native makes is owned when it returns. */
  own(fd: number): number;
  disown(fd: number): void;
  close(fd: number): number;
  dup(fd: number): number;
  /** A call that has something to answer has fetched an error: the next one is told. */
  keepError(fd: number, errno: number): number;
  familyOf(fd: number): number;
  typeOf(fd: number): number;
  protocolOf(fd: number): number;
  getInheritable(fd: number): number;
  setInheritable(fd: number, inheritable: boolean): number;
  setBlocking(fd: number, blocking: boolean): number;
  getsockoptInt(fd: number, level: number, name: number, out: Int32Array): number;
  getsockoptBytes(fd: number, level: number, name: number, out: Uint8Array): number;
  setsockoptInt(fd: number, level: number, name: number, value: number): number;
  setsockoptBytes(
    fd: number,
    level: number,
    name: number,
    value: Uint8Array | null,
    length: number,
  ): number;
  /** Windows only: WSAIoctl() with these words; how many bytes it returned. */
  wsaIoctl?(fd: number, request: number, words: Uint32Array): number;
  /** Windows only: what another process makes the same socket of, a WSAPROTOCOL_INFOW. */
  share?(fd: number, processId: number): Bytes | number;
  /** Windows only: a descriptor, of what share() has returned. */
  fromShare?(info: Uint8Array): number;
  /** A program of struct sock_filter; absent where the system has no such filters. */
  attachFilter?(fd: number, program: Uint8Array): number;

  /** The control message from start on: [level, type, offset, size]; where the next may be, or 0. */
  nextControl?(control: Uint8Array, size: number, start: number, out: Int32Array): number;
  /** Received descriptors are their receiver's from now on, or are closed. */
  deliverDescriptors?(control: Uint8Array, size: number, keep: boolean): void;
  /** Control messages as the system calls have them; their size. */
  writeControl?(heads: Int32Array, data: Uint8Array, out: Uint8Array): number;
  /** CMSG_LEN and CMSG_SPACE */
  controlLength?(size: number): number;
  controlSpace?(size: number): number;

  /** The sockaddr in a part of that memory is left in the exchange, as by calls that receive one. */
  takeAddress?(names: Uint8Array, offset: number, size: number): void;
  getsockname(fd: number): number;
  getpeername(fd: number): number;
  /** The encoders leave a sockaddr in the exchange and return its size. */
  encodeInet(family: number, host: string, port: number, flowinfo: number, scopeId: number): number;
  encodeUnix(path: Uint8Array): number;
  /** The flat address in the exchange becomes the sockaddr there; its size. */
  packAddress(family: number, proto: number): number;
  /** The raw address in the exchange is taken apart there. */
  unpackAddress(proto: number): number;
  /** In the network namespace of the socket. Names are bytes, one char code each. */
  interfaceIndex(fd: number, name: string): number;
  interfaceName(fd: number, index: number): Buffer | number;
  controlId?(fd: number, name: string): number;
  inetAton(text: string, out: Uint8Array): number;
  inetPton(family: number, text: string, out: Uint8Array): number;
  inetNtop(family: number, packed: Uint8Array): string;

  getaddrinfo(
    host: string | null,
    service: string | null,
    family: number,
    type: number,
    proto: number,
    flags: number,
  ): number | AddrinfoRow[];
  gaiStrerror(code: number): string;

  /** Texts are bytes, one char code a byte; a number is a code. */
  gethostbyname(host: string): string | number;
  gethostbynameEx(host: string): HostEntry | number;
  gethostbyaddr(host: string): HostEntry | number;
  hstrerror(code: number): string;
  /** Of the encoded address of that size. */
  getnameinfo(sockaddrSize: number, flags: number): [host: Buffer, service: Buffer] | number;
  getservbyname(name: string, protocol: string | null): number;
  getservbyport(port: number, protocol: string | null): Buffer | number;
  getprotobyname(name: string): number;
  gethostname(): Buffer | number;
  sethostname?(name: Uint8Array): number;

  /** Rows of struct pollfd, and room for one more; found: pairs [row, revents]. Timeouts are in nanoseconds: see waiting/timeout.ts. */
  pollMany(rows: Int32Array, count: number, timeout: number, found: Int32Array): number;
  /** The constants of `pysocket/select`. */
  pollConstants(): Record<string, number>;
  // Where the system has epoll(7). Events come as pairs [fd, events] in memory of four words each.
  epollCreate?(flags: number): number;
  epollCtl?(epoll: number, operation: number, fd: number, events: number): number;
  epollWait?(epoll: number, out: Int32Array, most: number, timeout: number): number;
  // Where the system has kqueue(2). Memory is an array of struct kevent: the changes, and room for events behind them.
  kqueueCreate?(): number;
  kqueueControl?(
    queue: number,
    memory: Int32Array,
    most: number,
    timeout: number,
    changes: number,
  ): number;

  fileSize?(fd: number): number;
  fileSeek?(fd: number, position: number): number;
  fileRead?(fd: number, into: Uint8Array): number;

  /** A number goes along, or memory, which the kernel may change. */
  ioctl?(fd: number, request: number, argument: number): number;
  ioctlBytes?(fd: number, request: number, memory: Uint8Array): number;
  fcntl?(fd: number, command: number, argument: number): number;
  fcntlBytes?(fd: number, command: number, memory: Uint8Array): number;
  /** Those of ioctl(2), fcntl(2), open(2) and eventfd(2), by name. */
  fdConstants?(): Readonly<Record<string, number>>;
  // Two descriptors, which belong to the environment as those of sockets.
  pipe?(out: Int32Array): number;
  openpty?(out: Int32Array): number;
  /** Absent where the system has none. */
  eventfd?(count: number, flags: number): number;

  /** Names are bytes; a number is a code. */
  ifNameindex(): number | [index: number, name: Buffer][];
  ifNametoindex(name: string): number;
  ifIndextoname(index: number): number | Buffer;

  /** callback(at once) is told that there are records: may they be shown at once? See trace.ts. */
  traceStart(callback: (atOnce: boolean) => void): number;
  traceStop(): void;
  /** Muted, calls of this thread are not recorded. */
  traceMute(muted: boolean): void;
  /** How many records of 256 bytes it has got. */
  traceTake(into: Uint8Array): number;
  /** By the numbers in records. */
  traceNames(): [syscalls: string[], natives: string[]];

  strerror(errno: number): string;
  /** Does the program listen to the signal? */
  watchSignal(number: number, listenedTo: boolean): number;
  signalsHandled(): void;
  preferHugePages(memory: Uint8Array): void;
}

export type AddrinfoRow = [
  family: number,
  type: number,
  proto: number,
  canonname: string,
  address: ArrayBuffer,
];

export type HostEntry = [name: Buffer, aliases: Buffer[], addresses: string[]];
