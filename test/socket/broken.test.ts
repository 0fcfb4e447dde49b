/** A peer that is gone: reset, broken pipe, refused; never a signal. */
import socket from 'pysocket';
import { describe, expect, it } from 'vitest';
import { Child, preludeOf } from '../helpers/child.js';
import { raised } from '../helpers/errors.js';
import { BOTH, socketpair } from '../helpers/flavours.js';
import {
  bound,
  CONNECTING,
  DATAGRAMS,
  everywhere,
  open,
  pair,
  STREAMS,
} from '../helpers/transports.js';

const { AF_UNIX, SO_LINGER, SOL_SOCKET } = socket;
const hello = Buffer.from('hello world');
/** l_onoff 1, l_linger 0: close() resets. */
const AT_ONCE = Buffer.from([1, 0, 0, 0, 0, 0, 0, 0]);
const TCP = STREAMS.filter(({ family }) => family !== AF_UNIX);

everywhere(TCP, (flavour, transport) => {
  it('SO_LINGER with no time makes close() a reset', async () => {
    const [a, b] = await pair(flavour, transport);
    b.setsockopt(SOL_SOCKET, SO_LINGER, AT_ONCE);
    b.close();
    const error = await raised(() => a.recv(10));
    expect(error).toBeInstanceOf(socket.ConnectionResetError);
    expect(error).toBeInstanceOf(socket.ConnectionError);
    expect(error).toMatchObject({
      message: '[Errno 104] Connection reset by peer',
      errno: 104,
      code: 'ECONNRESET',
      syscall: 'recv',
    });
    // It is told once.
    expect(await a.recv(10)).toHaveLength(0);
    expect(await raised(() => a.send(hello))).toBeInstanceOf(socket.BrokenPipeError);
  });

  it('a reset is told to whoever sends first, too', async () => {
    const [a, b] = await pair(flavour, transport);
    b.setsockopt(SOL_SOCKET, SO_LINGER, AT_ONCE);
    b.close();
    expect(await raised(() => a.sendall(hello))).toBeInstanceOf(socket.ConnectionResetError);
  });

  it('closing with unread bytes is a reset', async () => {
    const [a, b] = await pair(flavour, transport);
    await a.sendall(hello);
    await b.recv(1, socket.MSG_PEEK);
    b.close();
    expect(await raised(() => a.recv(10))).toBeInstanceOf(socket.ConnectionResetError);
  });

  it('a connection to nobody is refused', async () => {
    const vacant = bound(flavour, transport);
    const [host, port] = vacant.getsockname();
    const error = await raised(() => open(flavour, transport).connect(vacant.getsockname()));
    expect(error).toBeInstanceOf(socket.ConnectionRefusedError);
    expect(error).toMatchObject({ code: 'ECONNREFUSED', syscall: 'connect', address: host, port });
  });
});

everywhere(CONNECTING, (flavour, transport) => {
  it('sending to an end that is closed is a broken pipe', async () => {
    const [a, b] = await pair(flavour, transport);
    b.close();
    // TCP learns from the answer to the first bytes.
    const error = await raised(async () => {
      for (;;) await a.send(hello);
    });
    expect(['BrokenPipeError', 'ConnectionResetError']).toContain(error.name);
    const next = await raised(() => a.sendall(hello));
    expect(next).toBeInstanceOf(socket.BrokenPipeError);
    expect(next).toMatchObject({ errno: 32, code: 'EPIPE', syscall: 'send' });
  });
});

everywhere(DATAGRAMS, (flavour, transport) => {
  it('a datagram to nobody is refused, the one after it is sent again', async () => {
    const [a, b] = await pair(flavour, transport);
    b.close();
    const error = await raised(async () => {
      // IP learns from the answer to the first one.
      await a.send(hello);
      await a.recv(1);
    });
    expect(error).toBeInstanceOf(socket.ConnectionRefusedError);
  });
});

describe.each(BOTH)('SIGPIPE, $name', ({ path }) => {
  it('is never sent, whatever the flags', async () => {
    const child = new Child(`${preludeOf(path)}
      process.on('SIGPIPE', () => say('SIGPIPE'));
      (async () => {
      const listening = socket.create_server(['127.0.0.1', 0]);
      const tcp = await socket.create_connection(listening.getsockname());
      (await listening.accept())[0].close();
      const [unix, other] = socket.socketpair();
      other.close();
      const [packets, last] = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET);
      last.close();
      const bytes = Buffer.alloc(100000);
      const ways = [(s) => s.send(bytes), (s) => s.sendall(bytes), (s) => s.send(bytes, 0)];
      let broken = 0;
      for (const sock of [tcp, unix, packets]) {
        for (const way of [...ways, ...ways]) {
          try { await way(sock); } catch (error) { if (error.name === 'BrokenPipeError') broken++; }
        }
      }
      setTimeout(() => { say('broken ' + broken); process.exit(); }, 0);
      })();`);
    const { code, signal, out } = await child.end();
    expect([code, signal]).toEqual([0, null]);
    expect(out).toMatch(/^broken 1[678]\n$/);
  });
});

everywhere(STREAMS.slice(0, 1), (flavour) => {
  it('the end of a socketpair that is closed', async () => {
    const [a, b] = socketpair(flavour);
    b.close();
    expect(await raised(() => a.send(hello))).toBeInstanceOf(socket.BrokenPipeError);
    expect(await a.recv(10)).toHaveLength(0);
  });
});
