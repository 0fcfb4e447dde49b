/** recv() and related calls: what arrives and where, in all forms of the call. */
import { expect, it } from 'vitest';
import { socketpair } from '../../helpers/flavours.js';
import { needCutDatagrams } from '../../helpers/kernel.js';
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

const hello = Buffer.from('hello world');

everywhere(TRANSPORTS, (flavour, transport) => {
  it('recv gives what was sent', async () => {
    const [a, b] = await pair(flavour, transport);
    await a.sendall(hello);
    expect(await b.recv(100)).toEqual(hello);
    await b.sendall(hello);
    expect(await a.recv(100)).toEqual(hello);
  });

  it('recv takes bigints and booleans for the size', async () => {
    const [a, b] = await pair(flavour, transport);
    await a.sendall(hello);
    expect(await b.recv(100n, 0n)).toEqual(hello);
    await a.sendall(Buffer.from('x'));
    expect(await b.recv(1, 0)).toEqual(Buffer.from('x'));
  });

  it('recv of more than the slab holds', async () => {
    const [a, b] = await pair(flavour, transport);
    await a.sendall(hello);
    expect(await b.recv(5_000_000)).toEqual(hello);
  });

  it('recv_into fills the front of the buffer and leaves the rest', async () => {
    const [a, b] = await pair(flavour, transport);
    await a.sendall(hello);
    const into = Buffer.alloc(16, '.');
    expect(await b.recv_into(into)).toBe(11);
    expect(into.toString()).toBe('hello world.....');
  });

  it('recv_into with nbytes takes no more', async () => {
    if (transport.messages) needCutDatagrams();
    const [a, b] = await pair(flavour, transport);
    await a.sendall(hello);
    const into = Buffer.alloc(8, '.');
    expect(await b.recv_into(into, 5)).toBe(5);
    expect(into.toString()).toBe('hello...');
  });

  it('recv_into by keyword', async () => {
    if (transport.messages) needCutDatagrams();
    const [a, b] = await pair(flavour, transport);
    await a.sendall(hello);
    const into = Buffer.alloc(8, '.');
    expect(await b.recv_into({ buffer: into, nbytes: 5, flags: 0 })).toBe(5);
    expect(into.toString()).toBe('hello...');
  });

  it('recvfrom_into gives the count', async () => {
    if (transport.messages) needCutDatagrams();
    const [a, b] = await pair(flavour, transport);
    await a.sendall(hello);
    const into = Buffer.alloc(8, '.');
    const [count] = await b.recvfrom_into(into, 5, 0);
    expect(count).toBe(5);
    expect(into.toString()).toBe('hello...');
  });
});

everywhere(STREAMS, (flavour, transport) => {
  it('recv takes a stream in pieces', async () => {
    const [a, b] = await pair(flavour, transport);
    await a.sendall(hello);
    expect((await b.recv(5)).toString()).toBe('hello');
    expect((await b.recv(100)).toString()).toBe(' world');
  });

  it('recv(0) takes nothing and does not wait', async () => {
    const [a, b] = await pair(flavour, transport);
    expect(await b.recv(0)).toHaveLength(0);
    await a.sendall(hello);
    expect(await b.recv(0)).toHaveLength(0);
    expect(await b.recv(100)).toEqual(hello);
  });

  it('recv_into an empty buffer takes nothing and does not wait', async () => {
    const [a, b] = await pair(flavour, transport);
    await a.sendall(hello);
    expect(await b.recv_into(Buffer.alloc(0))).toBe(0);
    expect(await b.recv(100)).toEqual(hello);
  });
});

everywhere(MESSAGES, (flavour, transport) => {
  it('recv gives one message and drops what does not fit', async () => {
    if (transport.messages) needCutDatagrams();
    const [a, b] = await pair(flavour, transport);
    await a.send(hello);
    await a.send(Buffer.from('next'));
    expect((await b.recv(5)).toString()).toBe('hello');
    expect((await b.recv(100)).toString()).toBe('next');
  });

  it('recvfrom(0) takes a message', async () => {
    if (transport.messages) needCutDatagrams();
    const [a, b] = await pair(flavour, transport);
    await a.send(hello);
    await a.send(Buffer.from('next'));
    expect((await b.recvfrom(0))[0]).toHaveLength(0);
    expect((await b.recv(100)).toString()).toBe('next');
  });

  it('recvfrom_into an empty buffer takes a message', async () => {
    if (transport.messages) needCutDatagrams();
    const [a, b] = await pair(flavour, transport);
    await a.send(hello);
    await a.send(Buffer.from('next'));
    expect((await b.recvfrom_into(Buffer.alloc(0)))[0]).toBe(0);
    expect((await b.recv(100)).toString()).toBe('next');
  });

  it('recv(0) takes no message', async () => {
    const [a, b] = await pair(flavour, transport);
    await a.send(hello);
    expect(await b.recv(0)).toHaveLength(0);
    expect(await b.recv(100)).toEqual(hello);
  });
});

everywhere(DATAGRAMS, (flavour, transport) => {
  it('recvfrom and recvfrom_into tell the sender', async () => {
    const from = bound(flavour, transport);
    const to = bound(flavour, transport);
    await from.sendto(hello, to.getsockname());
    expect(await to.recvfrom(100)).toEqual([hello, from.getsockname()]);
    await from.sendto(hello, to.getsockname());
    const into = Buffer.alloc(11);
    expect(await to.recvfrom_into(into)).toEqual([11, from.getsockname()]);
    expect(into).toEqual(hello);
  });

  it('recvfrom tells senders apart', async () => {
    const to = bound(flavour, transport);
    const senders = [0, 1, 2].map(() => bound(flavour, transport));
    for (const [i, sender] of senders.entries()) {
      await sender.sendto(Buffer.of(i), to.getsockname());
    }
    for (const [i, sender] of senders.entries()) {
      expect(await to.recvfrom(10)).toEqual([Buffer.of(i), sender.getsockname()]);
    }
  });

  it('an empty datagram is no end of anything', async () => {
    const [a, b] = await pair(flavour, transport);
    await a.send(Buffer.alloc(0));
    await a.send(hello);
    expect(await b.recv(10)).toHaveLength(0);
    expect(await b.recv(100)).toEqual(hello);
  });

  it('a socket that is connected hears nobody else', async () => {
    const [a, b] = await pair(flavour, transport);
    const stranger = open(flavour, transport);
    // Unix refuses the stranger; IP drops its datagram.
    await Promise.resolve()
      .then(() => stranger.sendto(Buffer.from('noise'), b.getsockname()))
      .catch((error: Error) => expect(error.name).toBe('PermissionError'));
    await a.send(hello);
    expect(await b.recv(100)).toEqual(hello);
  });
});

everywhere(CONNECTING, (flavour, transport) => {
  it('recvfrom on a connection', async () => {
    const [a, b] = await pair(flavour, transport);
    await a.sendall(hello);
    const [data, address] = await b.recvfrom<string | null>(100);
    expect(data).toEqual(hello);
    // On TCP the kernel does not report the sender. On Unix it reports the client's name, which is empty.
    expect(address === null || address === '').toBe(true);
  });
});

everywhere(STREAMS.slice(0, 1), (flavour) => {
  it('the ends of a socketpair hear each other', async () => {
    const [a, b] = socketpair(flavour);
    await a.sendall(hello);
    expect(await b.recv(100)).toEqual(hello);
    await b.sendall(hello);
    expect(await a.recv(100)).toEqual(hello);
  });
});
