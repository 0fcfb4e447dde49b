/** Which of Python's calls return promises here: exactly those that may wait. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import socket from 'pysocket/promises';
import { expect, it } from 'vitest';

const WAITING_METHODS = [
  ...['accept', 'connect', 'connect_ex', 'recv', 'recv_into', 'recvfrom', 'recvfrom_into'],
  ...['recvmsg', 'recvmsg_into', 'send', 'sendall', 'sendfile', 'sendmsg', 'sendmsg_afalg'],
  'sendto',
];
const WAITING_FUNCTIONS = [
  ...['create_connection', 'getaddrinfo', 'getfqdn', 'gethostbyaddr', 'gethostbyname'],
  ...['gethostbyname_ex', 'getnameinfo', 'recv_fds', 'send_fds'],
];

interface Surface {
  functions: Record<string, string>;
  methods: Record<string, string>;
}
const file = join(__dirname, '..', 'surface', 'python.json');
const python = JSON.parse(readFileSync(file, 'utf8')) as Surface;

type Callable = (...args: unknown[]) => unknown;

/** More arguments than any call takes, which is an error, thrown or as a rejection. */
const NONSENSE = Array(12).fill('x');

async function refusesLater(call: Callable): Promise<boolean> {
  let refusal: unknown;
  let later = false;
  try {
    const result = call(...NONSENSE);
    later = result instanceof Promise;
    await result;
  } catch (error) {
    refusal = error;
  }
  expect(refusal).toBeInstanceOf(Error);
  return later;
}

async function waiting(owner: object, names: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const name of names) {
    const call = (owner as Record<string, unknown>)[name];
    if (typeof call !== 'function') continue;
    if (await refusesLater((...args) => Reflect.apply(call, owner, args))) found.push(name);
  }
  return found.sort();
}

it('methods that may wait return promises, no other does', async () => {
  using sock = socket.socket();
  expect(await waiting(sock, Object.keys(python.methods))).toEqual(
    WAITING_METHODS.filter((name) => name in sock),
  );
});

it('so do functions', async () => {
  expect(await waiting(socket, Object.keys(python.functions))).toEqual(
    WAITING_FUNCTIONS.filter((name) => name in socket),
  );
});
