/** MSG_WAITALL: a call that is cut short returns what it has taken from the kernel. */
import socket, { type socket as Socket } from 'pysocket/promises';
import { beforeEach, describe, expect, it } from 'vitest';
import { raised } from '../../helpers/errors.js';
import { closing } from '../../helpers/flavours.js';
import { needMethod } from '../../helpers/kernel.js';
import { tcp } from '../../helpers/promise-tcp.js';

const { MSG_PEEK, MSG_WAITALL } = socket;
const abc = Buffer.from('abc');

function pair(): [Socket, Socket] {
  const [a, b] = socket.socketpair();
  return [closing(a), closing(b)];
}

type Call = (sock: Socket, signal: AbortSignal) => Promise<unknown>;

const CALLS: readonly (readonly [name: string, call: Call])[] = [
  ['recv', (sock, signal) => sock.recv(9, MSG_WAITALL, { signal })],
  ['recvfrom', async (sock, signal) => (await sock.recvfrom(9, MSG_WAITALL, { signal }))[0]],
  ['recvmsg', async (sock, signal) => (await sock.recvmsg(9, 0, MSG_WAITALL, { signal }))[0]],
  [
    'recv_into',
    async (sock, signal) => {
      const into = Buffer.alloc(9);
      return into.subarray(0, await sock.recv_into(into, 0, MSG_WAITALL, { signal }));
    },
  ],
  [
    'recvfrom_into',
    async (sock, signal) => {
      const into = Buffer.alloc(9);
      return into.subarray(0, (await sock.recvfrom_into(into, 0, MSG_WAITALL, { signal }))[0]);
    },
  ],
  [
    'recvmsg_into',
    async (sock, signal) => {
      const into = Buffer.alloc(9);
      const parts = [into.subarray(0, 1), into.subarray(1)];
      return into.subarray(0, (await sock.recvmsg_into(parts, 0, MSG_WAITALL, { signal }))[0]);
    },
  ],
];

describe.each(CALLS)('%s() with MSG_WAITALL gives what has come', (name, call) => {
  beforeEach(() => needMethod(name));
  const never = new AbortController().signal;

  it('when it is cancelled', async () => {
    const [a, b] = pair();
    await a.send(abc);
    const controller = new AbortController();
    const pending = call(b, controller.signal);
    controller.abort();
    expect(await pending).toEqual(abc);
  });

  it('when the socket is closed', async () => {
    const [a, b] = pair();
    await a.send(abc);
    const pending = call(b, never);
    b.close();
    expect(await pending).toEqual(abc);
  });

  it('and is cancelled like any other before that', async () => {
    const [a, b] = pair();
    const controller = new AbortController();
    const pending = call(b, controller.signal);
    controller.abort();
    expect(await raised(() => pending)).toMatchObject({ name: 'AbortError' });
    await a.send(abc);
    expect(await b.recv(9)).toEqual(abc);
  });
});

it('a call that only looks has nothing to lose', async () => {
  // TCP, since a peek at a Unix stream would return what is there.
  const [a, b] = (await tcp()).map(closing);
  if (a === undefined || b === undefined) throw new Error('two sockets');
  await a.send(abc);
  while ((await b.recv(9, MSG_PEEK)).length < abc.length);
  const controller = new AbortController();
  const looking = b.recv(9, MSG_WAITALL | MSG_PEEK, { signal: controller.signal });
  controller.abort();
  expect(await raised(() => looking)).toMatchObject({ name: 'AbortError' });
  expect(await b.recv(9)).toEqual(abc);
});
