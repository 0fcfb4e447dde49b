/** A peer that is gone: reset, broken pipe, refused connection; never a signal. */
import socket from 'pysocket';
import { errno } from 'pysocket/builtins';
import { describe, expect, it } from 'vitest';
import { Child, preludeOf } from '../helpers/child.js';
import { BROKEN_PIPE, raised, saying, systemError } from '../helpers/errors.js';
import { BOTH, socketpair } from '../helpers/flavours.js';
import { needRefusedDatagrams, needUnixPairs, pairFamily } from '../helpers/kernel.js';
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
/** True if every call reports a reset, and not only the first one. */
const isToldAgain = 'WSAENOTSOCK' in errno;
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
      ...saying(systemError('ECONNRESET'), 'Connection reset by peer'),
      syscall: 'recv',
    });
    if (isToldAgain) return;
    // The reset is reported once.
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
    // TCP learns of it from the answer to the first bytes.
    const error = (await raised(async () => {
      for (;;) await a.send(hello);
    })) as NodeJS.ErrnoException;
    expect(['BrokenPipeError', 'ConnectionResetError']).toContain(error.name);
    const next = await raised(() => a.sendall(hello));
    // Winsock reports the reset again.
    const code = isToldAgain ? error.code : BROKEN_PIPE.code;
    expect(next).toMatchObject({ code, syscall: 'send' });
  });
});

everywhere(DATAGRAMS, (flavour, transport) => {
  it('a datagram to nobody is refused, the one after it is sent again', async () => {
    needRefusedDatagrams();
    const [a, b] = await pair(flavour, transport);
    b.close();
    const error = await raised(async () => {
      // IP learns of it from the answer to the first datagram.
      await a.send(hello);
      await a.recv(1);
    });
    expect(error).toBeInstanceOf(socket.ConnectionRefusedError);
  });
});

/** The third kind of pair, if the system has one. */
const PACKETS =
  pairFamily === AF_UNIX
    ? 'socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)'
    : 'socket.socketpair()';

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
      const [packets, last] = ${PACKETS};
      last.close();
      const bytes = Buffer.alloc(100000);
      const ways = [(s) => s.send(bytes), (s) => s.sendall(bytes), (s) => s.send(bytes, 0)];
      let broken = 0;
      for (const sock of [tcp, unix, packets]) {
        for (const way of [...ways, ...ways]) {
          try { await way(sock); } catch (error) { if (error instanceof socket.ConnectionError) broken++; }
        }
      }
      setTimeout(() => { say('broken ' + broken); process.exit(); }, 0);
      })();`);
    const { code, signal, out } = await child.end();
    expect([code, signal]).toEqual([0, null]);
    expect(out).toMatch(/^broken 1[5-8]\n$/);
  });
});

everywhere(STREAMS.slice(0, 1), (flavour) => {
  it('the end of a socketpair that is closed', async () => {
    needUnixPairs();
    const [a, b] = socketpair(flavour);
    b.close();
    expect(await raised(() => a.send(hello))).toBeInstanceOf(socket.BrokenPipeError);
    expect(await a.recv(10)).toHaveLength(0);
  });
});
