/** What errors say in addition to Python's texts, for mistakes that Node programmers make. */
import socket from 'pysocket';
import { describe, expect, it } from 'vitest';
import { portOf } from '../helpers/addresses.js';
import { raised } from '../helpers/errors.js';
import { type AnySocket, BOTH, closing, socketpair } from '../helpers/flavours.js';
import { needCall } from '../helpers/kernel.js';

const ONE_ARRAY = "the address is one array: ['127.0.0.1', 80]";

/** Makes a call that no type checker would allow. */
function call(owner: object, name: string, ...args: unknown[]): unknown {
  return (Reflect.get(owner, name) as (...args: unknown[]) => unknown).apply(owner, args);
}

describe.each(BOTH)('$name', (flavour) => {
  const { module } = flavour;
  const made = (): AnySocket => closing(flavour.socket(socket.AF_INET, socket.SOCK_STREAM));
  const mistakes: [what: string, mistake: () => unknown, text: string, hint: string][] = [
    [
      "connect('127.0.0.1', 80)",
      () => call(made(), 'connect', '127.0.0.1', 80),
      'socket.connect() takes exactly one argument (2 given)',
      ONE_ARRAY,
    ],
    [
      'connect({ host, port })',
      () => call(made(), 'connect', { host: '127.0.0.1', port: 80 }),
      'socket.connect() takes no keyword arguments',
      ONE_ARRAY,
    ],
    [
      "create_connection('127.0.0.1', 80)",
      () => call(module, 'create_connection', '127.0.0.1', 80),
      'too many values to unpack (expected 2)',
      ONE_ARRAY,
    ],
    [
      'create_server(9000)',
      () => call(module, 'create_server', 9000),
      'bind(): AF_INET address must be tuple, not int',
      ONE_ARRAY,
    ],
    [
      "bind(['127.0.0.1', '80'])",
      () => call(made(), 'bind', ['127.0.0.1', '80']),
      "'str' object cannot be interpreted as an integer",
      "Number('80')",
    ],
    [
      "send('hello')",
      () => call(socketpair(flavour)[0], 'send', 'hello'),
      "a bytes-like object is required, not 'str'",
      "Buffer.from('hello')",
    ],
    [
      'sendmsg(buffer)',
      () => call(socketpair(flavour)[0], 'sendmsg', Buffer.from('x')),
      "a bytes-like object is required, not 'int'",
      'sendmsg() takes an array of buffers: [buffer]',
    ],
    [
      'send_fds(sock, buffers, [socket])',
      () => call(module, 'send_fds', socketpair(flavour)[0], [Buffer.from('x')], [made()]),
      "'socket' object cannot be interpreted as an integer",
      'fileno() gives the descriptor, a number',
    ],
    [
      'recv(10, { timeout: 1 })',
      () => call(socketpair(flavour)[0], 'recv', 10, { timeout: 1 }),
      'socket.recv() takes no keyword arguments',
      'settimeout(seconds) says how long socket.recv() may wait',
    ],
  ];
  it.each(mistakes)('%s', async (what, mistake, message, hint) => {
    needCall(what.slice(0, what.indexOf('(')));
    expect(await raised(mistake)).toMatchObject({ message, hint });
  });

  it('create_server() tells the address and the port, as bind() does', async () => {
    const server = closing(flavour.create_server(['127.0.0.1', 0]));
    const port = portOf(server);
    const error = await raised(() => flavour.create_server(['127.0.0.1', port]));
    const told = { code: 'EADDRINUSE', syscall: 'bind', address: '127.0.0.1', port };
    expect(error).toMatchObject(told);
    expect(await raised(() => made().bind(['127.0.0.1', port]))).toMatchObject(told);
  });

  it('what an error lacks is null, and not printed', async () => {
    const [a] = socketpair(flavour);
    a.settimeout(0.01);
    const error = await raised(() => a.recv(1));
    expect(error).toMatchObject({ errno: null, strerror: null, filename: null, filename2: null });
    expect(Object.keys(error).sort()).toEqual(['args', 'syscall']);
  });
});

it('a proxy is asked nothing for a hint', async () => {
  const asked: string[] = [];
  const proxy = new Proxy({}, { has: (_target, name) => asked.push(String(name)) > 0 });
  const sock = closing(socket.socket());
  await raised(() => call(sock, 'bind', ['127.0.0.1', proxy]));
  expect(asked).toEqual([]);
});
