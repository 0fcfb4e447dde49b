/** close() and detach(), and their effect on calls that wait and on later calls. */
import blocking from 'pysocket';
import socket from 'pysocket/promises';
import { describe, expect, it } from 'vitest';
import { CLOSED, raised } from '../../helpers/errors.js';
import { Peer } from '../../helpers/peer.js';
import { tcp } from '../../helpers/promise-tcp.js';

const hello = Buffer.from('hello');
const closed = { name: 'OSError', ...CLOSED };

describe('the end of a descriptor', () => {
  it('close() rejects what is pending, in both directions', async () => {
    const [a, b] = await tcp();
    const calls = [a.recv(1), a.recvfrom(1), a.sendall(Buffer.alloc(1 << 24))];
    a.close();
    for (const { status, ...rest } of await Promise.allSettled<unknown>(calls)) {
      expect([status, rest]).toMatchObject(['rejected', { reason: closed }]);
    }
    expect(await raised(() => a.recv(1))).toMatchObject(closed);
    b.close();
  });

  it('detach() does too, and the descriptor lives on', async () => {
    const [a, b] = await tcp();
    const pending = a.recv(1);
    const fd = a.detach();
    expect(await raised(() => pending)).toMatchObject(closed);
    const again = socket.socket({ fileno: fd });
    await b.sendall(hello);
    expect(await again.recv(5)).toEqual(hello);
    for (const sock of [again, b]) sock.close();
  });

  it('close() in another thread rejects it, and the number is not given away before', async () => {
    const [a, b] = await tcp();
    const fd = a.fileno();
    const outcome = raised(() => a.recv(1));
    const peer = new Peer('socket.close(data); post("closed");', fd);
    expect(await peer.message()).toBe('closed');
    expect(await outcome).toMatchObject(closed);
    expect(() => blocking.dup(fd)).toThrow(expect.objectContaining(CLOSED));
    a.detach();
    b.close();
  });

  it('a listener ends its iteration', async () => {
    const listener = socket.create_server(['127.0.0.1', 0]);
    const address = listener.getsockname();
    const served: string[] = [];
    const serving = (async () => {
      for await (const [conn] of listener) {
        served.push(String(await conn.recv(10)));
        conn.close();
        if (served.length === 3) listener.close();
      }
    })();
    for (const text of ['a', 'b', 'c']) {
      const client = await socket.create_connection(address);
      await client.sendall(Buffer.from(text));
      expect(await client.recv(1)).toHaveLength(0);
      client.close();
    }
    await serving;
    expect(served).toEqual(['a', 'b', 'c']);
  });
});

describe('calls on closed and detached sockets', () => {
  it('reject with EBADF, each of them', async () => {
    const shut = socket.socket();
    shut.close();
    const detached = socket.socket();
    socket.close(detached.detach());
    for (const sock of [shut, detached]) {
      const calls: (() => unknown)[] = [
        () => sock.accept(),
        () => sock.connect(['127.0.0.1', 1]),
        () => sock.recv(1),
        () => sock.recv_into(Buffer.alloc(1)),
        () => sock.recvfrom(1),
        () => sock.recvfrom_into(Buffer.alloc(1)),
        () => sock.recv(1, socket.MSG_WAITALL),
        () => sock.send(hello),
        () => sock.sendall(hello),
        () => sock.sendto(hello, ['127.0.0.1', 1]),
      ];
      if ('recvmsg' in sock) {
        calls.push(
          () => sock.recvmsg(1),
          () => sock.recvmsg_into([Buffer.alloc(1)]),
          () => sock.sendmsg([hello]),
        );
      }
      for (const call of calls) expect(await raised(call), String(call)).toMatchObject(closed);
      expect(await sock.connect_ex(['127.0.0.1', 1])).toBe(CLOSED.errno);
    }
  });
});
