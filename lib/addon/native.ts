import type { Bytes } from '../python/bytes.js';

/**
 * The addon's methods, as `native/binding` provides them. Results below 0 are codes: see result.ts.
 * Some systems lack the optional ones: Windows has no messages with control data, and no
 * descriptors other than sockets.
 */
export interface Native {
  readonly constants: Readonly<Record<string, number>>;
  /** The system's errno values, by name. */
  readonly errnos: Readonly<Record<string, number>>;
  /** Shared memory; see exchange.ts. */
  readonly exchange: ArrayBuffer;

  // The numeric arguments of these go through the exchange: see syscalls.ts.
  recv(into: Uint8Array): number;
  recvfrom(into: Uint8Array): number;
  send(bytes: Uint8Array): number;
  sendall(bytes: Uint8Array): number;
  sendto(bytes: Uint8Array): number;
  recvmsg?(into: Uint8Array | Uint8Array[], control: Uint8Array): number;
  sendmsg?(parts: Uint8Array[], controlHeads: Int32Array, controlData: Uint8Array): number;
  /** The arguments are the arrays of a batch: see lib/socket/calls/batch-memory.ts. */
  recvmmsg?(data: Uint8Array, rows: Int32Array, names: Uint8Array, control: Uint8Array): number;
  sendmmsgBatch?(
    data: Uint8Array,
    rows: Int32Array,
    names: Uint8Array,
    control: Uint8Array,
  ): number;
  /** heads holds [number of parts, size of name, size of control data] for each message. */
  sendmmsg?(parts: Uint8Array[], heads: Int32Array, names: Uint8Array, control: Uint8Array): number;
  sendfile?(): number;
  accept(): number;
  connect(): number;
  read?(into: Uint8Array): number;
  write?(bytes: Uint8Array): number;
  readv?(into: Uint8Array[]): number;
  writev?(parts: Uint8Array[]): number;

  /** Starts the engine of the promise flavour. callback(count) reports that `ready` holds that many pairs. */
  startEngine(callback: (count: number) => void, ready: Int32Array, useLoop: boolean): number;
  receiveAhead(memory: Uint8Array, used: number, wanted: Int32Array): void;
  watch(fd: number): number;
  /**
   * Asks for the next report of a direction, on systems where the engine reports only once. See
   * lib/promises/engine/one-shot.ts.
   */
  rearm?(fd: number, bits: number): number;
  unwatch(fd: number): void;
  keepAlive(alive: boolean): void;
  /** Returns the result of a finished job: what the same method without "Later" would have returned. */
  answer(job: number): unknown;
  // These return the number of a job.
  getaddrinfoLater(...args: Parameters<Native['getaddrinfo']>): number;
  gethostbynameLater(...args: Parameters<Native['gethostbyname']>): number;
  gethostbynameExLater(...args: Parameters<Native['gethostbynameEx']>): number;
  gethostbyaddrLater(...args: Parameters<Native['gethostbyaddr']>): number;
  getnameinfoLater(...args: Parameters<Native['getnameinfo']>): number;

  // New descriptors, including those from accept() and recvmsg(), belong to the environment until
  // close() or disown(). The environment closes those that remain when it ends.
  socket(family: number, type: number, proto: number): number;
  socketpair?(family: number, type: number, proto: number, out: Int32Array): number;
  /** Binds to the encoded address in the exchange, which has that size. */
  bind(fd: number, sockaddrSize: number): number;
  listen(fd: number, backlog: number): number;
  shutdown(fd: number, how: number): number;
  /** Takes ownership of a descriptor made elsewhere. Descriptors that natives make are already owned. */
  own(fd: number): number;
  disown(fd: number): void;
  close(fd: number): number;
  dup(fd: number): number;
  /** Keeps an error for the next call to return, since the current call has a result to return. */
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
  /** Windows only: calls WSAIoctl() with these words. Returns how many bytes it returned. */
  wsaIoctl?(fd: number, request: number, words: Uint32Array): number;
  /** Windows only: returns a WSAPROTOCOL_INFOW, from which another process can create the same socket. */
  share?(fd: number, processId: number): Bytes | number;
  /** Windows only: returns a descriptor made from the result of share(). */
  fromShare?(info: Uint8Array): number;
  /** Attaches a program of struct sock_filter. Absent on systems without such filters. */
  attachFilter?(fd: number, program: Uint8Array): number;

  /**
   * Writes [level, type, offset, size] of the control message at `start`. Returns where the next
   * one may be, or 0.
   */
  nextControl?(control: Uint8Array, size: number, start: number, out: Int32Array): number;
  /** Hands received descriptors over to the receiver, or closes them if `keep` is false. */
  deliverDescriptors?(control: Uint8Array, size: number, keep: boolean): void;
  /** Encodes control messages in the form that the system calls take. Returns their size. */
  writeControl?(heads: Int32Array, data: Uint8Array, out: Uint8Array): number;
  /** CMSG_LEN and CMSG_SPACE */
  controlLength?(size: number): number;
  controlSpace?(size: number): number;

  /** Leaves the sockaddr at an offset in that memory in the exchange, as calls that receive an address do. */
  takeAddress?(names: Uint8Array, offset: number, size: number): void;
  getsockname(fd: number): number;
  getpeername(fd: number): number;
  /** The encoders leave a sockaddr in the exchange and return its size. */
  encodeInet(family: number, host: string, port: number, flowinfo: number, scopeId: number): number;
  encodeUnix(path: Uint8Array): number;
  /** Converts the flat address in the exchange to a sockaddr there. Returns its size. */
  packAddress(family: number, proto: number): number;
  /** Splits the raw address in the exchange into its fields, in place. */
  unpackAddress(proto: number): number;
  /** These look in the network namespace of the socket. Names are bytes, one char code each. */
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

  /** Strings hold bytes, one char code per byte. A number is a code. */
  gethostbyname(host: string): string | number;
  gethostbynameEx(host: string): HostEntry | number;
  gethostbyaddr(host: string): HostEntry | number;
  hstrerror(code: number): string;
  /** Looks up the encoded address in the exchange, which has that size. */
  getnameinfo(sockaddrSize: number, flags: number): [host: Buffer, service: Buffer] | number;
  getservbyname(name: string, protocol: string | null): number;
  getservbyport(port: number, protocol: string | null): Buffer | number;
  getprotobyname(name: string): number;
  gethostname(): Buffer | number;
  sethostname?(name: Uint8Array): number;

  /**
   * `rows` holds structs pollfd and room for one more. `found` gets pairs [row, revents]. Timeouts
   * are in nanoseconds: see waiting/timeout.ts.
   */
  pollMany(rows: Int32Array, count: number, timeout: number, found: Int32Array): number;
  /** The constants of `pysocket/select`. */
  pollConstants(): Record<string, number>;
  // On systems with epoll(7). Events are written as pairs [fd, events], into memory of four words
  // per event.
  epollCreate?(flags: number): number;
  epollCtl?(epoll: number, operation: number, fd: number, events: number): number;
  epollWait?(epoll: number, out: Int32Array, most: number, timeout: number): number;
  // On systems with kqueue(2). The memory is an array of struct kevent: the changes, then room for
  // the events.
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

  /** The argument is a number, or memory that the kernel may change. */
  ioctl?(fd: number, request: number, argument: number): number;
  ioctlBytes?(fd: number, request: number, memory: Uint8Array): number;
  fcntl?(fd: number, command: number, argument: number): number;
  fcntlBytes?(fd: number, command: number, memory: Uint8Array): number;
  /** Returns the constants of ioctl(2), fcntl(2), open(2) and eventfd(2), by name. */
  fdConstants?(): Readonly<Record<string, number>>;
  // These make two descriptors, which belong to the environment as sockets do.
  pipe?(out: Int32Array): number;
  openpty?(out: Int32Array): number;
  /** Absent on systems without eventfd(2). */
  eventfd?(count: number, flags: number): number;

  /** Names are bytes; a number is a code. */
  ifNameindex(): number | [index: number, name: Buffer][];
  ifNametoindex(name: string): number;
  ifIndextoname(index: number): number | Buffer;

  /**
   * callback(atOnce) is called when there are records. atOnce is true if they may be shown at once:
   * see trace.ts.
   */
  traceStart(callback: (atOnce: boolean) => void): number;
  traceStop(): void;
  /** While muted, calls of this thread are not recorded. */
  traceMute(muted: boolean): void;
  /** Copies records of 256 bytes and returns how many it copied. */
  traceTake(into: Uint8Array): number;
  /** The names that the numbers in records stand for. */
  traceNames(): [syscalls: string[], natives: string[]];

  strerror(errno: number): string;
  /** Tells the addon whether the program listens to the signal. */
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
