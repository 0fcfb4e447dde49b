/**
 * A body of a test is written once and runs in every flavour of the module: it awaits each call
 * that may wait, which does no harm to a plain value, and takes its sockets from the flavour.
 */
import socket, {
  type Address,
  type AncillaryInput,
  type BytesLike,
  type FileObject,
  type HostPort,
  type MessageRest,
  type ReturnedAddress,
  type socket as Socket,
} from 'pysocket';
import promises, { type socket as PromiseSocket } from 'pysocket/promises';
import { onTestFinished } from 'vitest';

export type Eventually<T> = T | Promise<T>;
type Integer = number | bigint;
interface IntoKeywords {
  buffer?: BytesLike;
  nbytes?: Integer;
  flags?: Integer;
}

type Waiting =
  | 'accept'
  | 'connect'
  | 'connect_ex'
  | 'dup'
  | 'recv'
  | 'recv_into'
  | 'recvfrom'
  | 'recvfrom_into'
  | 'recvmsg'
  | 'recvmsg_into'
  | 'send'
  | 'sendall'
  | 'sendmsg'
  | 'sendfile'
  | 'sendto';

/** A socket of any flavour: what may wait returns its value now or later. */
export interface AnySocket extends Omit<Socket, Waiting | 'makefile' | '_accept'> {
  accept(): Eventually<[AnySocket, ReturnedAddress | null]>;
  connect(address: Address): Eventually<null>;
  connect_ex(address: Address): Eventually<number>;
  dup(): AnySocket;
  recv(bufsize: Integer, flags?: Integer): Eventually<Buffer>;
  recv_into(
    buffer: BytesLike | IntoKeywords,
    nbytes?: Integer | IntoKeywords,
    flags?: Integer | IntoKeywords,
  ): Eventually<number>;
  recvfrom(bufsize: Integer, flags?: Integer): Eventually<[Buffer, ReturnedAddress | null]>;
  recvfrom_into(
    buffer: BytesLike | IntoKeywords,
    nbytes?: Integer | IntoKeywords,
    flags?: Integer | IntoKeywords,
  ): Eventually<[number, ReturnedAddress | null]>;
  recvmsg(
    bufsize: Integer,
    ancbufsize?: Integer,
    flags?: Integer,
  ): Eventually<[Buffer, ...MessageRest]>;
  recvmsg_into(
    buffers: Iterable<BytesLike>,
    ancbufsize?: Integer,
    flags?: Integer,
  ): Eventually<[number, ...MessageRest]>;
  send(data: BytesLike, flags?: Integer): Eventually<number>;
  sendall(data: BytesLike, flags?: Integer): Eventually<null>;
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

export interface Flavour {
  readonly name: string;
  socket(family: number, type: number, proto?: number): AnySocket;
  /** Python: socket.socket(fileno=fd) */
  wrap(fd: number): AnySocket;
  socketpair(family?: number, type?: number): Eventually<[AnySocket, AnySocket]>;
  create_connection(address: HostPort, keywords?: ConnectionKeywords): Eventually<AnySocket>;
}

export const blocking: Flavour = {
  name: 'blocking',
  socket: (family, type, proto) => socket.socket(family, type, proto),
  wrap: (fd) => socket.socket({ fileno: fd }),
  socketpair: (family, type) => socket.socketpair(family, type),
  create_connection: (address, keywords = {}) => socket.create_connection(address, keywords),
};

/** Longer than any test may last: other code waits when there is a limit, with the same results. */
const LIMIT = 20;

function limited<S extends Socket>(sock: S): S {
  sock.settimeout(LIMIT);
  return sock;
}

export const timed: Flavour = {
  name: 'blocking with a timeout',
  socket: (family, type, proto) => limited(socket.socket(family, type, proto)),
  wrap: (fd) => limited(socket.socket({ fileno: fd })),
  socketpair: (family, type) => {
    const [a, b] = socket.socketpair(family, type);
    return [limited(a), limited(b)];
  },
  create_connection: (address, keywords = {}) =>
    limited(socket.create_connection(address, { timeout: LIMIT, ...keywords })),
};

/** accept() returns its own kind, which is more than the checker can follow. */
const any = (sock: PromiseSocket): AnySocket => sock as unknown as AnySocket;

export const promising: Flavour = {
  name: 'promises',
  socket: (family, type, proto) => any(promises.socket(family, type, proto)),
  wrap: (fd) => any(promises.socket({ fileno: fd })),
  socketpair: (family, type) => {
    const [a, b] = promises.socketpair(family, type);
    return [any(a), any(b)];
  },
  create_connection: async (address, keywords = {}) =>
    any(await promises.create_connection(address, keywords)),
};

export const FLAVOURS: readonly Flavour[] = [blocking, timed, promising];

/** Closes a socket when the test that runs now is over. */
export function closing<S extends { close(): unknown }>(sock: S): S {
  onTestFinished(() => {
    sock.close();
  });
  return sock;
}

/** Python: socket.socketpair(), closed with the test. */
export async function socketpair(
  flavour: Flavour,
  type: number = socket.SOCK_STREAM,
): Promise<[AnySocket, AnySocket]> {
  const [a, b] = await flavour.socketpair(socket.AF_UNIX, type);
  return [closing(a), closing(b)];
}
