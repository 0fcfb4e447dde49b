/** The addon's methods, as `native/binding` offers them. Results below 0 are codes: see result.ts. */
export interface Native {
  readonly constants: Readonly<Record<string, number>>;
  /** Shared memory in which natives leave an address; see exchange.ts. */
  readonly exchange: ArrayBuffer;

  recv(
    fd: number,
    into: Uint8Array,
    offset: number,
    size: number,
    flags: number,
    timeout: number,
  ): number;
  recvfrom(
    fd: number,
    into: Uint8Array,
    offset: number,
    size: number,
    flags: number,
    timeout: number,
  ): number;
  send(fd: number, bytes: Uint8Array, flags: number, timeout: number): number;
  sendall(fd: number, bytes: Uint8Array, flags: number, timeout: number): number;
  sendto(
    fd: number,
    bytes: Uint8Array,
    flags: number,
    timeout: number,
    sockaddr: Uint8Array,
    length: number,
  ): number;
  accept(fd: number, timeout: number): number;
  connect(fd: number, sockaddr: Uint8Array, length: number, timeout: number): number;

  socket(family: number, type: number, proto: number): number;
  socketpair(family: number, type: number, proto: number, out: Int32Array): number;
  bind(fd: number, sockaddr: Uint8Array, length: number): number;
  listen(fd: number, backlog: number): number;
  shutdown(fd: number, how: number): number;
  own(fd: number): void;
  disown(fd: number): void;
  close(fd: number): number;
  dup(fd: number): number;
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

  getsockname(fd: number): number;
  getpeername(fd: number): number;
  encodeInet(
    out: Uint8Array,
    family: number,
    host: string,
    port: number,
    flowinfo: number,
    scopeId: number,
  ): number;
  encodeUnix(out: Uint8Array, path: Uint8Array): number;
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
  gethostname(): Buffer | number;

  strerror(errno: number): string;
  watchSignal(number: number): number;
  signalsHandled(): void;
}

export type AddrinfoRow = [
  family: number,
  type: number,
  proto: number,
  canonname: string,
  address: ArrayBuffer,
];
