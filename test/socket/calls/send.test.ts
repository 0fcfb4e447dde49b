/** send(), sendall() and sendto(): what is sent, in all forms of the call. */
import socket from 'pysocket';
import { expect, it } from 'vitest';
import { raised } from '../../helpers/errors.js';
import { Peer } from '../../helpers/peer.js';
import {
  bound,
  CONNECTING,
  DATAGRAMS,
  everywhere,
  MESSAGES,
  open,
  pair,
  STREAMS,
  TRANSPORTS,
} from '../../helpers/transports.js';

const { MSG_DONTWAIT = 0, MSG_MORE = 0, MSG_NOSIGNAL = 0, SO_SNDBUF, SOL_SOCKET } = socket;
const hello = Buffer.from('hello world');

everywhere(TRANSPORTS, (flavour, transport) => {
  it('send counts, sendall is silent', async () => {
    const [a, b] = await pair(flavour, transport);
    expect(await a.send(hello)).toBe(11);
    expect(await b.recv(100)).toEqual(hello);
    expect(await a.sendall(hello)).toBeNull();
    expect(await b.recv(100)).toEqual(hello);
  });

  it('flags are taken as numbers, bigints and not at all', async () => {
    const [a, b] = await pair(flavour, transport);
    for (const flags of [0, MSG_NOSIGNAL, BigInt(MSG_DONTWAIT)]) {
      expect(await a.send(hello, flags)).toBe(11);
      expect(await b.recv(100)).toEqual(hello);
      expect(await a.sendall(hello, flags)).toBeNull();
      expect(await b.recv(100)).toEqual(hello);
    }
  });

  it('a part of a buffer is sent, not the buffer', async () => {
    const [a, b] = await pair(flavour, transport);
    await a.sendall(hello.subarray(6));
    expect((await b.recv(100)).toString()).toBe('world');
  });

  it('what is changed after the call was sent as it was', async () => {
    const [a, b] = await pair(flavour, transport);
    const bytes = Buffer.from('first');
    await a.sendall(bytes);
    bytes.write('other');
    expect((await b.recv(100)).toString()).toBe('first');
  });
});

everywhere(STREAMS, (flavour, transport) => {
  it('nothing is sent for no bytes', async () => {
    const [a, b] = await pair(flavour, transport);
    expect(await a.send(Buffer.alloc(0))).toBe(0);
    expect(await a.sendall(Buffer.alloc(0))).toBeNull();
    await a.sendall(hello);
    expect(await b.recv(100)).toEqual(hello);
  });

  it('a blocking send takes all that does not fit into the buffers', async () => {
    const [a, b] = await pair(flavour, transport);
    a.settimeout(null);
    const source = `
      const b = adopt(data); let received = 0;
      for (let bytes; (bytes = b.recv(65536)).length > 0;) received += bytes.length;
      post(received);`;
    const peer = new Peer(source, b.detach());
    expect(await a.send(Buffer.alloc(10_000_000, 'z'))).toBe(10_000_000);
    a.shutdown(socket.SHUT_WR);
    expect(await peer.message()).toBe(10_000_000);
  });

  it('with a timeout send takes what fits and says how much', async () => {
    const [a, b] = await pair(flavour, transport);
    a.settimeout(20);
    const sent = await a.send(Buffer.alloc(50_000_000));
    expect(sent).toBeGreaterThan(0);
    expect(sent).toBeLessThan(50_000_000);
    a.close();
    let received = 0;
    for (let bytes = await b.recv(1 << 20); bytes.length > 0; bytes = await b.recv(1 << 20)) {
      received += bytes.length;
    }
    expect(received).toBe(sent);
  });
});

everywhere(DATAGRAMS, (flavour, transport) => {
  it('sendto with flags between, a number or a bigint', async () => {
    const [from, to] = [open(flavour, transport), bound(flavour, transport)];
    expect(await from.sendto(hello, to.getsockname())).toBe(11);
    expect(await from.sendto(hello, 0, to.getsockname())).toBe(11);
    expect(await from.sendto(hello, BigInt(MSG_DONTWAIT), to.getsockname())).toBe(11);
    for (let i = 0; i < 3; i++) expect(await to.recv(100)).toEqual(hello);
  });

  it('sendto goes past a connection to somebody else', async () => {
    const [a, b] = await pair(flavour, transport);
    const third = bound(flavour, transport);
    await a.sendto(hello, third.getsockname());
    expect(await third.recv(100)).toEqual(hello);
    await a.send(Buffer.from('to b'));
    expect((await b.recv(100)).toString()).toBe('to b');
  });

  it('an empty datagram is sent by each', async () => {
    const [a, b] = await pair(flavour, transport);
    expect(await a.send(Buffer.alloc(0))).toBe(0);
    await a.sendall(Buffer.alloc(0));
    expect(await a.sendto(Buffer.alloc(0), b.getsockname())).toBe(0);
    for (let i = 0; i < 3; i++) expect(await b.recv(10)).toHaveLength(0);
  });

  it('a datagram that is too long is refused whole', async () => {
    const [a, b] = await pair(flavour, transport);
    // Longer than the largest UDP datagram, and than any buffer here.
    const size = 70_000_000;
    expect(await raised(() => a.send(Buffer.alloc(size)))).toMatchObject({
      name: 'OSError',
      code: 'EMSGSIZE',
      syscall: 'send',
    });
    await a.send(hello);
    expect(await b.recv(100)).toEqual(hello);
  });
});

everywhere(MESSAGES, (flavour, transport) => {
  it('each send is one message', async () => {
    const [a, b] = await pair(flavour, transport);
    for (const word of ['a', 'bc', 'def']) await a.sendall(Buffer.from(word));
    for (const word of ['a', 'bc', 'def']) expect((await b.recv(100)).toString()).toBe(word);
  });
});

everywhere(CONNECTING, (flavour, transport) => {
  it('sendto over a connection is no way to somebody else', async () => {
    const [a, b] = await pair(flavour, transport);
    // On Linux, a Unix stream refuses an address, while the others ignore it.
    if (transport.family === socket.AF_UNIX && !transport.messages) {
      const error = await raised(() => a.sendto(hello, transport.address()));
      expect(error).toMatchObject({ name: 'OSError', code: 'EISCONN', syscall: 'sendto' });
    } else {
      expect(await a.sendto(hello, transport.address())).toBe(11);
      expect(await b.recv(100)).toEqual(hello);
    }
  });
});

everywhere(
  STREAMS.filter(({ family }) => family !== socket.AF_UNIX),
  (flavour, transport) => {
    it('MSG_MORE holds bytes back until more come', async () => {
      const [a, b] = await pair(flavour, transport);
      await a.send(Buffer.from('held '), MSG_MORE);
      await a.send(Buffer.from('back'));
      expect((await b.recv(100)).toString()).toBe('held back');
    });

    it('a small send buffer loses nothing', async () => {
      const [a, b] = await pair(flavour, transport);
      a.setsockopt(SOL_SOCKET, SO_SNDBUF, 1);
      const source = `
        const b = adopt(data); let text = '';
        for (let bytes; (bytes = b.recv(1000)).length > 0;) text += bytes;
        post(text);`;
      const peer = new Peer(source, b.detach());
      const text = Array.from({ length: 5000 }, (_, i) => `line ${i}\n`).join('');
      await a.sendall(Buffer.from(text));
      a.close();
      expect(await peer.message()).toBe(text);
    });
  },
);
