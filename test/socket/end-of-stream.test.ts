/** shutdown() of each direction, and the end of the stream that a peer sees. */
import socket from 'pysocket';
import { expect, it } from 'vitest';
import { raised } from '../helpers/errors.js';
import { BOTH } from '../helpers/flavours.js';
import { needEndOfReading } from '../helpers/kernel.js';
import {
  CONNECTING,
  DATAGRAMS,
  everywhere,
  inetStream,
  open,
  pair,
} from '../helpers/transports.js';

const { MSG_DONTWAIT, SHUT_RD, SHUT_RDWR, SHUT_WR } = socket;
const hello = Buffer.from('hello world');

everywhere(CONNECTING, (flavour, transport) => {
  it('what was sent before close() arrives, then the end, again and again', async () => {
    const [a, b] = await pair(flavour, transport);
    await a.sendall(hello);
    a.close();
    expect(await b.recv(100)).toEqual(hello);
    for (let i = 0; i < 3; i++) expect(await b.recv(100)).toHaveLength(0);
    const into = Buffer.alloc(4, '.');
    expect(await b.recv_into(into)).toBe(0);
    expect((await b.recvfrom(4))[0]).toHaveLength(0);
    expect((await b.recvfrom_into(into))[0]).toBe(0);
    expect(into.toString()).toBe('....');
  });

  it('SHUT_WR ends one direction, the other goes on', async () => {
    const [a, b] = await pair(flavour, transport);
    await a.sendall(hello);
    a.shutdown(SHUT_WR);
    expect(await raised(() => a.send(hello))).toMatchObject({ name: 'BrokenPipeError' });
    expect(await b.recv(100)).toEqual(hello);
    expect(await b.recv(100)).toHaveLength(0);
    await b.sendall(hello);
    expect(await a.recv(100)).toEqual(hello);
  });

  it('SHUT_RD ends what is received', async () => {
    needEndOfReading();
    const [a, b] = await pair(flavour, transport);
    a.shutdown(SHUT_RD);
    expect(await a.recv(100)).toHaveLength(0);
    await a.sendall(hello);
    expect(await b.recv(100)).toEqual(hello);
  });

  it('SHUT_RDWR ends both', async () => {
    needEndOfReading();
    const [a, b] = await pair(flavour, transport);
    a.shutdown(SHUT_RDWR);
    expect(await a.recv(100)).toHaveLength(0);
    expect(await b.recv(100)).toHaveLength(0);
    expect(await raised(() => a.send(hello))).toMatchObject({ name: 'BrokenPipeError' });
  });

  it('a shutdown reaches every duplicate', async () => {
    const [a, b] = await pair(flavour, transport);
    using twin = a.dup();
    twin.shutdown(SHUT_WR);
    expect(await raised(() => a.send(hello))).toMatchObject({ name: 'BrokenPipeError' });
    expect(await b.recv(100)).toHaveLength(0);
  });

  it('closing one of two duplicates ends nothing', async () => {
    const [a, b] = await pair(flavour, transport);
    const twin = a.dup();
    a.close();
    await twin.sendall(hello);
    expect(await b.recv(100)).toEqual(hello);
    twin.close();
    expect(await b.recv(100)).toHaveLength(0);
  });
});

everywhere(
  DATAGRAMS,
  (flavour, transport) => {
    it('SHUT_RD ends the wait for datagrams', async () => {
      needEndOfReading();
      const [a, b] = await pair(flavour, transport);
      await b.send(hello);
      a.shutdown(SHUT_RD);
      const nothing = Buffer.alloc(0);
      expect(await a.recv(100)).toEqual(hello);
      expect(await a.recv(100)).toEqual(nothing);
      expect(await a.recvfrom(100)).toEqual([nothing, null]);
      expect(await a.recv_into(Buffer.alloc(9))).toBe(0);
      expect(await a.recvfrom_into(Buffer.alloc(9))).toEqual([0, null]);
      expect(await a.recvmsg(100, 100)).toEqual([nothing, [], 0, null]);
      expect(await a.recvmsg_into([Buffer.alloc(9)], 100)).toEqual([0, [], 0, null]);
      expect(await raised(() => a.recv(100, MSG_DONTWAIT))).toMatchObject({
        name: 'BlockingIOError',
      });
      a.settimeout(0.01);
      expect(await raised(() => a.recv(100))).toMatchObject({ name: 'TimeoutError' });
    });
  },
  // With a timeout, Linux reports "not yet" as at the end of a stream, and so does CPython.
  BOTH,
);

everywhere([inetStream], (flavour, transport) => {
  it('there is nothing to shut down without a connection', async () => {
    const sock = open(flavour, transport);
    for (const how of [SHUT_RD, SHUT_WR, SHUT_RDWR]) {
      expect(await raised(() => sock.shutdown(how))).toMatchObject({
        name: 'OSError',
        code: 'ENOTCONN',
        syscall: 'shutdown',
      });
    }
  });
});
