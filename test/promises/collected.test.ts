/** MSG_WAITALL: a call that is cut short gives what it has taken from the kernel. */
import socket, { type socket as Socket } from 'pysocket/promises';
import { closeSync, fstatSync, openSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { raised } from '../helpers/errors.js';
import { closing } from '../helpers/flavours.js';
import { temporaryPath } from '../helpers/temporary.js';

const { MSG_PEEK, MSG_WAITALL, SOL_SOCKET, SCM_RIGHTS } = socket;
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

describe.each(CALLS)('%s() with MSG_WAITALL gives what has come', (_name, call) => {
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

  it('when the stream ends', async () => {
    const [a, b] = pair();
    await a.send(abc);
    const pending = call(b, never);
    a.close();
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

describe('MSG_WAITALL', () => {
  it('with MSG_PEEK waits for all, takes nothing, and ends with the stream', async () => {
    const [a, b] = pair();
    await a.send(abc);
    const peeking = b.recv(6, MSG_WAITALL | MSG_PEEK);
    await a.send(abc);
    expect(String(await peeking)).toBe('abcabc');
    const more = b.recv(9, MSG_WAITALL | MSG_PEEK);
    a.close();
    expect(String(await more)).toBe('abcabc');
    expect(String(await b.recv(9))).toBe('abcabc');
  });

  it('does not join what comes with descriptors to what came without', async () => {
    const [a, b] = pair();
    const fd = openSync(temporaryPath(), 'w');
    await a.send(abc);
    const pending = b.recvmsg(9, socket.CMSG_SPACE(4), MSG_WAITALL);
    await socket.send_fds(a, [abc], [fd]);
    const [data, [item]] = await pending;
    expect(String(data)).toBe('abcabc');
    expect(item?.slice(0, 2)).toEqual([SOL_SOCKET, SCM_RIGHTS]);
    const received = item?.[2].readInt32LE() ?? -1;
    expect(fstatSync(received).ino).toBe(fstatSync(fd).ino);
    for (const each of [fd, received]) closeSync(each);
  });
});
