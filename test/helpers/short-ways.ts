/** The common calls of promises in two ways with equal results: see lib/promises/short-calls.ts. */
import socket from 'pysocket/promises';
import { expect, it } from 'vitest';
import { closing } from './flavours.js';
import { needUnixPairs } from './kernel.js';

export type Sock = InstanceType<typeof socket.socket>;

/** One way to make each of the calls. */
export interface Way {
  readonly name: string;
  recv(sock: Sock, size: unknown): Promise<Buffer>;
  recvfrom_into(sock: Sock, buffer: unknown): Promise<[number, unknown]>;
  send(sock: Sock, data: unknown): Promise<number>;
  sendall(sock: Sock, data: unknown): Promise<null>;
  sendto(sock: Sock, data: unknown, address: unknown): Promise<number>;
}

type Any = Record<string, (...args: unknown[]) => Promise<never>>;
const of = (sock: Sock): Any => sock as unknown as Any;

export const SHORT: Way = {
  name: 'short',
  recv: (sock, size) => of(sock).recv(size),
  recvfrom_into: (sock, buffer) => of(sock).recvfrom_into(buffer),
  send: (sock, data) => of(sock).send(data),
  sendall: (sock, data) => of(sock).sendall(data),
  sendto: (sock, data, address) => of(sock).sendto(data, address),
};
const NO_SIGNAL = { signal: undefined };
export const GENERAL: Way = {
  name: 'general',
  recv: (sock, size) => of(sock).recv(size, NO_SIGNAL),
  recvfrom_into: (sock, buffer) => of(sock).recvfrom_into(buffer, NO_SIGNAL),
  send: (sock, data) => of(sock).send(data, NO_SIGNAL),
  sendall: (sock, data) => of(sock).sendall(data, NO_SIGNAL),
  sendto: (sock, data, address) => of(sock).sendto(data, address, NO_SIGNAL),
};

/** The outcome of a call, in a form that can be compared. */
export async function outcome(call: () => Promise<unknown>): Promise<unknown> {
  try {
    return { value: await call() };
  } catch (error) {
    const { name, message, errno, code, syscall, address, port, bytes_sent, stack } =
      error as Error & Record<string, unknown>;
    const frames = (String(stack).match(/^\s+at .*$/gm) ?? []).filter((line) =>
      line.includes('lib/'),
    );
    return { name, message, errno, code, syscall, address, port: typeof port, bytes_sent, frames };
  }
}

/** The result of a recv() that does not wait. Some systems have no MSG_DONTWAIT. */
export async function atOnce(sock: Sock, size: number): Promise<unknown> {
  const timeout = sock.gettimeout();
  sock.settimeout(0);
  const result = await outcome(() => sock.recv(size));
  sock.settimeout(timeout);
  return result;
}

const { AF_INET, AF_UNIX, SOCK_STREAM, SOCK_DGRAM } = socket;
export const hello = Buffer.from('hello');

async function tcp(): Promise<[Sock, Sock]> {
  const listener = closing(socket.create_server(['127.0.0.1', 0]));
  const client = closing(await socket.create_connection(listener.getsockname()));
  const [server] = await listener.accept();
  return [client, closing(server)];
}

export function unix(type = SOCK_STREAM): [Sock, Sock] {
  needUnixPairs();
  const [a, b] = socket.socketpair(AF_UNIX, type);
  return [closing(a), closing(b)];
}

function udp(): [Sock, Sock] {
  const pair = [0, 1].map(() => closing(socket.socket(AF_INET, SOCK_DGRAM)));
  const [a, b] = pair as [Sock, Sock];
  for (const sock of pair) sock.bind(['127.0.0.1', 0]);
  a.connect(b.getsockname());
  b.connect(a.getsockname());
  return [a, b];
}

const PAIRS = { tcp, unix, udp, 'unix dgram': () => unix(SOCK_DGRAM) };
export type Kind = keyof typeof PAIRS;

/** Runs the same body both ways on each kind of socket and compares the results. */
export function alike(
  title: string,
  body: (way: Way, a: Sock, b: Sock) => Promise<unknown>,
  kinds: readonly Kind[] = ['tcp', 'unix', 'udp', 'unix dgram'],
): void {
  it.each(kinds)(`${title}, %s`, async (kind) => {
    const seen: unknown[] = [];
    for (const way of [SHORT, GENERAL]) {
      const [a, b] = await PAIRS[kind]();
      seen.push(await body(way, a, b));
    }
    expect(seen[0]).toEqual(seen[1]);
    expect(seen[0]).toBeDefined();
  });
}

/** Ports differ from one socket to the next. */
export const withoutPorts = (value: unknown): string =>
  JSON.stringify(value).replace(/"(\d+\.\d+\.\d+\.\d+)",\d+/g, '$1');

export const turn = (): Promise<void> => new Promise(setImmediate);
