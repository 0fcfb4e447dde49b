/** Python's socketpair() for systems without one: a TCP connection from this process to itself. */
import type { Inet } from '../../address/address.js';
import { native } from '../../addon/binding.js';
import {
  BlockingIOError,
  ConnectionError,
  InterruptedError,
  ValueError,
} from '../../python/errors.js';
import { bind } from '../../python/signature.js';
import { repr } from '../../python/types.js';
import { Socket } from '../socket.js';

const { AF_INET = 2, AF_INET6, SOCK_STREAM = 1 } = native.constants;

/** Python: value == number */
function equals(value: unknown, number: number | undefined): boolean {
  const isNumber = ['number', 'bigint', 'boolean'].includes(typeof value);
  return isNumber && Number(value) === number;
}

/** Returns the address and the family for a family argument. */
function hostOf(family: unknown): [host: string, family: number] {
  if (equals(family, AF_INET)) return ['127.0.0.1', AF_INET];
  if (AF_INET6 !== undefined && equals(family, AF_INET6)) return ['::1', AF_INET6];
  throw new ValueError('Only AF_INET and AF_INET6 socket address families are supported');
}

/** Python: socket._fallback_socketpair(family=AF_INET, type=SOCK_STREAM, proto=0) */
export function loopbackPair(args: readonly unknown[]): [Socket, Socket] {
  const given = bind(
    { name: '_fallback_socketpair', positional: ['family', 'type', 'proto'], required: 0 },
    args,
  );
  const [host, family] = hostOf(given.family === undefined ? AF_INET : given.family);
  if (!equals(given.type ?? SOCK_STREAM, SOCK_STREAM)) {
    throw new ValueError('Only SOCK_STREAM socket type is supported');
  }
  if (!equals(given.proto ?? 0, 0)) throw new ValueError('Only protocol zero is supported');
  const pair = connected(host, family);
  try {
    requireSame(...pair);
    return pair;
  } catch (error) {
    for (const sock of pair) sock.close();
    throw error;
  }
}

function connected(host: string, family: number): [server: Socket, client: Socket] {
  const listener = new Socket(family, SOCK_STREAM, 0);
  try {
    listener.bind([host, 0]);
    listener.listen();
    const [address, port] = listener.getsockname();
    const client = new Socket(family, SOCK_STREAM, 0);
    try {
      client.setblocking(false);
      begin(client, [address, port]);
      client.setblocking(true);
      return [listener.accept()[0], client];
    } catch (error) {
      client.close();
      throw error;
    }
  } finally {
    listener.close();
  }
}

/** Starts to connect. The connection is complete after accept(). */
function begin(client: Socket, address: [host: string, port: number]): void {
  try {
    client.connect(address);
  } catch (error) {
    if (!(error instanceof BlockingIOError || error instanceof InterruptedError)) throw error;
  }
}

/** Throws if another process has connected to the port before us. */
function requireSame(server: Socket, client: Socket): void {
  const same =
    isSame(server.getsockname(), client.getpeername()) &&
    isSame(client.getsockname(), server.getpeername());
  if (!same) throw new ConnectionError('Unexpected peer connection');
}

function isSame(one: Inet, other: Inet): boolean {
  return repr(one) === repr(other);
}
