/** Descriptors passed over Unix sockets: every kind, in both directions, without losing any. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readdirSync, readlinkSync, readSync, writeSync } from 'node:fs';
import socket from 'pysocket';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { raised } from '../helpers/errors.js';
import { blocking, BOTH, closing, FLAVOURS, socketpair } from '../helpers/flavours.js';
import { needNames } from '../helpers/kernel.js';
import { int32, readInt32 } from '../helpers/native-order.js';
import { pathOf } from '../helpers/internal.js';
import { Peer } from '../helpers/peer.js';
import { temporaryDirectory, temporaryPath } from '../helpers/temporary.js';
import { bound, pair, unixDatagram, unixPackets, unixStream } from '../helpers/transports.js';
import { findInterpreter } from '../parity/interpreter.js';

beforeEach(() => needNames('send_fds'));

const { CMSG_LEN, CMSG_SPACE, MSG_CTRUNC, SCM_RIGHTS, SOL_SOCKET } = socket;

const descriptors = (): string[] => readdirSync('/proc/self/fd');
const target = (fd: number): string => readlinkSync(`/proc/self/fd/${fd}`);

function rights(...fds: number[]): [[number, number, Buffer]] {
  return [[SOL_SOCKET, SCM_RIGHTS, int32(...fds)]];
}

function closed<T extends readonly number[]>(fds: T): T {
  onTestFinished(() => fds.forEach((fd) => socket.close(fd)));
  return fds;
}

/** The epoll descriptor on which the test's own event loop waits. */
function epoll(): number {
  const found = descriptors().find((fd) => {
    try {
      return target(Number(fd)).includes('eventpoll');
    } catch {
      return false;
    }
  });
  return Number(found);
}

describe.each(FLAVOURS)('$name', (flavour) => {
  it.each([unixStream, unixDatagram, unixPackets])('over a $name', async (transport) => {
    const [a, b] = await pair(flavour, transport);
    const [left, right] = socketpair(flavour);
    expect(await a.sendmsg([Buffer.from('take it')], rights(left.fileno()))).toBe(7);
    const [data, ancdata, flags] = await b.recvmsg(100, CMSG_LEN(4));
    expect([data.toString(), flags & MSG_CTRUNC]).toEqual(['take it', 0]);
    const [[level, type, bytes] = [0, 0, Buffer.alloc(4)]] = ancdata;
    expect([level, type]).toEqual([SOL_SOCKET, SCM_RIGHTS]);
    const same = closing(flavour.wrap(readInt32(bytes)));
    await same.sendall(Buffer.from('through the copy'));
    expect((await right.recv(100)).toString()).toBe('through the copy');
  });

  it('is not inheritable, with and without MSG_CMSG_CLOEXEC', async () => {
    const [a, b] = socketpair(flavour);
    for (const flag of [0, socket.MSG_CMSG_CLOEXEC]) {
      await a.sendmsg([Buffer.from('x')], rights(a.fileno()));
      const [, ancdata, flags] = await b.recvmsg(1, CMSG_LEN(4), flag);
      const sock = closing(flavour.wrap(readInt32(ancdata[0]?.[2] ?? int32(-1))));
      expect([sock.get_inheritable(), flags]).toEqual([false, flag]);
    }
  });

  it('MSG_CTRUNC: what does not fit is closed', async () => {
    const [a, b] = socketpair(flavour);
    const three = [0, 1, 2].map(() => openSync('/dev/null', 'r'));
    const before = descriptors().length;
    for (const [room, expected] of [
      [0, 0],
      [CMSG_LEN(0), 0],
      [CMSG_LEN(3), 0],
      [CMSG_LEN(4), 1],
      [CMSG_LEN(8), 2],
    ] as const) {
      await a.sendmsg([Buffer.from('x')], rights(...three));
      const [, ancdata, flags] = await b.recvmsg(1, room);
      const got = ancdata.flatMap(([, , data]) => [...new Int32Array(new Uint8Array(data).buffer)]);
      expect([room, got.length, flags & MSG_CTRUNC]).toEqual([room, expected, MSG_CTRUNC]);
      expect(descriptors()).toHaveLength(before + expected);
      got.forEach((fd) => socket.close(fd));
    }
    three.forEach(closeSync);
  });

  it('a refused message takes no descriptor along, and leaves none', async () => {
    const [a, b] = socketpair(flavour);
    const before = descriptors().length;
    expect(
      await raised(() => a.sendmsg([Buffer.from('x')], rights(a.fileno(), 9999))),
    ).toMatchObject({ name: 'OSError', errno: 9, syscall: 'sendmsg' });
    expect(await raised(() => a.sendmsg([5 as never], rights(a.fileno())))).toBeInstanceOf(
      TypeError,
    );
    b.setblocking(false);
    expect(await raised(() => b.recvmsg(10, 100))).toMatchObject({ errno: 11 });
    expect(descriptors()).toHaveLength(before);
  });

  it('a descriptor that nobody receives goes away with the socket', async () => {
    const [a, b] = socketpair(flavour);
    const [left, right] = socketpair(flavour);
    await a.sendmsg([Buffer.from('x')], rights(left.fileno()));
    left.close();
    a.close();
    b.close();
    expect(await right.recv(1)).toHaveLength(0);
  });
});

describe.each(FLAVOURS)('send_fds and recv_fds, $name', (flavour) => {
  const { recv_fds, send_fds } = flavour.module;
  const kinds: Record<string, () => number> = {
    socket: () => socket.socket().detach(),
    file: () => openSync(`${temporaryDirectory()}/file`, 'w+'),
    directory: () => openSync('/', 'r'),
    device: () => openSync('/dev/zero', 'r'),
    epoll: () => socket.dup(epoll()),
  };

  it.each(Object.keys(kinds))('%s', async (kind) => {
    const [a, b] = socketpair(flavour);
    const fd = kinds[kind]?.() ?? -1;
    expect(await send_fds(a, [Buffer.from('k')], [fd])).toBe(1);
    const [msg, fds, flags, address] = await recv_fds(b, 10, 4);
    expect([msg.toString(), fds.length, flags, address]).toEqual(['k', 1, 0, null]);
    const [copy = -1] = closed(fds);
    expect(copy).not.toBe(fd);
    expect(target(copy)).toBe(target(fd));
    socket.close(fd);
  });

  it('the copy of a file shares its position', async () => {
    const [a, b] = socketpair(flavour);
    const fd = openSync(`${temporaryDirectory()}/file`, 'w+');
    writeSync(fd, 'abcdef', 0);
    await send_fds(a, [Buffer.from('k')], [fd]);
    const [copy = -1] = closed((await recv_fds(b, 10, 1))[1]);
    const into = Buffer.alloc(3);
    const fresh = openSync(target(fd), 'r');
    await send_fds(a, [Buffer.from('k')], [fresh]);
    const [shared = -1] = closed((await recv_fds(b, 10, 1))[1]);
    readSync(fresh, into, 0, 3, null);
    readSync(shared, into, 0, 3, null);
    expect(into.toString()).toBe('def');
    expect(target(copy)).toBe(target(fd));
    for (const open of [fd, fresh]) closeSync(open);
  });

  it('253 at once and no more', async () => {
    const [a, b] = socketpair(flavour);
    const fds = Array.from({ length: 253 }, () => a.fileno());
    expect(await send_fds(a, [Buffer.from('k')], fds)).toBe(1);
    const [, received, flags] = await recv_fds(b, 10, 300);
    expect([received.length, new Set(received).size, flags]).toEqual([253, 253, 0]);
    received.forEach((fd) => socket.close(fd));
    expect(await raised(() => send_fds(a, [Buffer.from('k')], [...fds, 0]))).toMatchObject({
      errno: 22,
    });
  });
});

describe.each(BOTH)('to and from Python, $name', (flavour) => {
  const { create_connection, create_server, recv_fds, send_fds } = flavour.module;
  const interpreter = findInterpreter();
  if (interpreter === undefined) console.log('no Python: nothing is passed to and from it');

  const SCRIPT = String.raw`
import array, os, select, socket, sys
sock = socket.socket(socket.AF_UNIX)
sock.connect(sys.argv[1])
r, w = os.pipe()
left, right = socket.socketpair()
file = os.open(sys.argv[2], os.O_RDWR | os.O_CREAT)
os.write(file, b'written by python')
memory = os.memfd_create('shared')
os.write(memory, b'in memory')
poll = select.epoll()
os.write(w, b'through the pipe')
right.send(b'through the pair')
socket.send_fds(sock, [b'five'], [r, left.fileno(), file, memory, poll.fileno()])
msg, fds, flags, addr = socket.recv_fds(sock, 100, 5)
listener = socket.socket(fileno=fds[0])
conn = listener.accept()[0]
conn.sendall(msg + b', ' + os.pread(fds[1], 100, 0))
`;

  it.skipIf(interpreter === undefined)('pipe, socket, file, memfd, epoll', async () => {
    const listening = bound(flavour, { ...unixStream, address: temporaryPath });
    listening.listen();
    const path = listening.getsockname<string>();
    const file = `${temporaryDirectory()}/file`;
    const child = spawn(interpreter?.path ?? '', ['-c', SCRIPT, path, file], { stdio: 'inherit' });
    const ended = once(child, 'exit');
    const [conn] = await listening.accept();
    const sock = closing(conn);
    const [msg, fds, flags] = await recv_fds(sock, 100, 10);
    const [pipe = -1, pairEnd = -1, regular = -1, memory = -1, poll = -1] = closed(fds);
    expect([msg.toString(), fds.length, flags]).toEqual(['five', 5, 0]);
    const into = Buffer.alloc(100);
    expect(into.toString('latin1', 0, readSync(pipe, into))).toBe('through the pipe');
    const end = flavour.wrap(socket.dup(pairEnd));
    expect((await end.recv(100)).toString()).toBe('through the pair');
    end.close();
    expect(into.toString('latin1', 0, readSync(regular, into, 0, 100, 0))).toBe(
      'written by python',
    );
    expect(into.toString('latin1', 0, readSync(memory, into, 0, 100, 0))).toBe('in memory');
    expect(target(poll)).toContain('eventpoll');

    const server = closing(create_server(['127.0.0.1', 0]));
    const own = openSync(`${temporaryDirectory()}/mine`, 'w+');
    writeSync(own, 'written by node');
    await send_fds(sock, [Buffer.from('from here')], [server.fileno(), own]);
    const tcp = closing(await create_connection(server.getsockname()));
    expect((await tcp.recv(100)).toString()).toBe('from here, written by node');
    closeSync(own);
    expect(await ended).toEqual([0, null]);
  });
});

describe.each(BOTH)('an address that cannot be read, $name', (flavour) => {
  it('closes what came with it', async () => {
    const [a, b] = socketpair(flavour);
    const { AF_TIPC, SOCK_STREAM } = socket;
    const before = descriptors().length;
    const { socket: Class } = flavour.module;
    const broken = closing(new Class(AF_TIPC, SOCK_STREAM, 0, { fileno: b.detach() }));
    await flavour.module.send_fds(a, [Buffer.from('x')], [a.fileno()]);
    // JavaScript code builds the result. If it fails, descriptors must not be lost.
    const from = Buffer.from;
    Buffer.from = () => {
      throw new RangeError('no memory');
    };
    try {
      expect(await raised(() => broken.recvmsg(10, CMSG_SPACE(4)))).toBeInstanceOf(RangeError);
    } finally {
      Buffer.from = from;
    }
    expect(descriptors()).toHaveLength(before);
  });
});

describe('a worker that ends', () => {
  it('closes what it had received and not looked at', async () => {
    const [a, b] = socketpair(blocking);
    const [left, right] = socketpair(blocking);
    const peer = new Peer(
      `const { recvmsg } = require('${pathOf('addon/syscalls')}');
       post(recvmsg(data, Buffer.alloc(10), 0, 10, new Uint8Array(64), 0, -1));`,
      b.fileno(),
    );
    await a.sendmsg([Buffer.from('x')], rights(left.fileno()));
    left.close();
    expect(await peer.message()).toBe(1);
    // The worker is gone, and with it the only copy, so the stream ends.
    expect(await right.recv(1)).toHaveLength(0);
  });
});
