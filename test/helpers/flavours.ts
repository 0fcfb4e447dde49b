/**
 * A test body is written once and runs in every flavour of the module. It awaits each call that may
 * wait, which does no harm to a plain value, and takes its sockets from the flavour.
 */
import socket, { type Address, type HostPort, type socket as Socket } from 'pysocket';
import promises from 'pysocket/promises';
import { onTestFinished } from 'vitest';
import type {
  AnyModule,
  AnySocket,
  ConnectionKeywords,
  Eventually,
  ServerKeywords,
} from './any.js';
import { narrow, needPairs, pairFamily } from './kernel.js';

export type { AnyModule, AnySocket, Eventually } from './any.js';

export interface Flavour {
  readonly name: string;
  /** The specifier that programs import, for children and workers. */
  readonly path: 'pysocket' | 'pysocket/promises';
  /** The namespace, for calls that create no socket and for tests of the class itself. */
  readonly module: AnyModule;
  socket(family: number, type: number, proto?: number): AnySocket;
  /** Python: socket.socket(fileno=fd) */
  wrap(fd: number): AnySocket;
  /** Python: socket.fromfd(sock.fileno(), sock.family, sock.type, sock.proto) */
  copy(sock: AnySocket): AnySocket;
  socketpair(family?: number, type?: number): [AnySocket, AnySocket];
  create_connection(address: HostPort, keywords?: ConnectionKeywords): Eventually<AnySocket>;
  create_server(address: Address, keywords?: ServerKeywords): AnySocket;
}

function flavourOf(name: string, path: Flavour['path'], module: AnyModule): Flavour {
  return {
    name,
    path,
    module,
    socket: (...numbers) => module.socket(...numbers),
    wrap: (fd) => module.socket({ fileno: fd }),
    copy: (sock) => module.fromfd(sock.fileno(), sock.family, sock.type, sock.proto),
    socketpair: (...numbers) => module.socketpair(...numbers),
    create_connection: (address, keywords = {}) => module.create_connection(address, keywords),
    create_server: (address, keywords = {}) => module.create_server(address, keywords),
  };
}

/** Cast because the type checker cannot follow accept(), which returns the socket's own kind. */
export const blocking = flavourOf('blocking', 'pysocket', socket as unknown as AnyModule);

export const promising = flavourOf(
  'promises',
  'pysocket/promises',
  promises as unknown as AnyModule,
);

/** Longer than any test lasts. A timeout makes different code do the waiting, with the same results. */
const LIMIT = 20;

function limited<S extends Pick<Socket, 'settimeout'>>(sock: S): S {
  sock.settimeout(LIMIT);
  return sock;
}

export const timed: Flavour = {
  ...blocking,
  name: 'blocking with a timeout',
  socket: (...numbers) => limited(blocking.socket(...numbers)),
  wrap: (fd) => limited(blocking.wrap(fd)),
  copy: (sock) => limited(blocking.copy(sock)),
  socketpair: (...numbers) => {
    const [a, b] = blocking.socketpair(...numbers);
    return [limited(a), limited(b)];
  },
  create_connection: async (address, keywords = {}) =>
    limited(await blocking.create_connection(address, { timeout: LIMIT, ...keywords })),
  create_server: (address, keywords) => limited(blocking.create_server(address, keywords)),
};

export const FLAVOURS: readonly Flavour[] = [blocking, timed, promising];

/** For test bodies about a socket's timeout, or its absence. */
export const BOTH: readonly Flavour[] = [blocking, promising];

/** Closes a socket when the current test ends. */
export function closing<S extends { close(): unknown }>(sock: S): S {
  onTestFinished(() => {
    sock.close();
  });
  return sock;
}

/** Python: socket.socketpair(), closed with the test. */
export function socketpair(
  flavour: Flavour,
  type: number = socket.SOCK_STREAM,
): [AnySocket, AnySocket] {
  needPairs(type);
  const [a, b] = flavour.socketpair(pairFamily, type);
  return [closing(narrow(a)), closing(narrow(b))];
}
