/** sock.promises and psock.blocking: two views of one descriptor with shared state. */
import blocking from 'pysocket';
import socket from 'pysocket/promises';
import { describe, expect, it } from 'vitest';
import { CLOSED, raised } from './helpers/errors.js';
import { tcp } from './helpers/promise-tcp.js';

const hello = Buffer.from('hello');
const closed = { name: 'OSError', ...CLOSED };

function pair() {
  const [near, far] = blocking.socketpair();
  return { near, far, end: () => [near, far].forEach((sock) => sock.close()) };
}

describe('views', () => {
  it('are the same each time, and lead to each other', () => {
    const { near, end } = pair();
    expect(near.promises).toBeInstanceOf(socket.socket);
    expect(near.promises).toBe(near.promises);
    expect(near.promises.blocking).toBe(near);
    const own = socket.socket();
    expect(own.blocking).toBeInstanceOf(blocking.socket);
    expect(own.blocking.promises).toBe(own);
    own.close();
    end();
  });

  it('have one descriptor, one timeout, one name, one end', async () => {
    const { near, end } = pair();
    const view = near.promises;
    view.settimeout(1.5);
    expect(near.gettimeout()).toBe(1.5);
    near.setblocking(false);
    expect(view.getblocking()).toBe(false);
    expect(view.fileno()).toBe(near.fileno());
    expect(view.toString()).toBe(near.toString());
    view.close();
    expect(near.fileno()).toBe(-1);
    expect(() => near.recv(1)).toThrow(expect.objectContaining(CLOSED));
    expect(await raised(() => view.recv(1))).toMatchObject(closed);
    end();
  });

  it('take over and give away together', async () => {
    const { near, far, end } = pair();
    const pending = raised(() => near.promises.recv(1));
    const fd = near.detach();
    expect(await pending).toMatchObject(closed);
    expect(near.promises.fileno()).toBe(-1);
    const again = socket.socket({ fileno: fd });
    far.sendall(hello);
    expect(again.blocking.recv(5)).toEqual(hello);
    again.close();
    end();
  });

  it('close() of the blocking view rejects what waits in the other', async () => {
    const { near, end } = pair();
    const pending = [near.promises.recv(1), near.promises.recv(1)];
    near.close();
    for (const call of pending) expect(await raised(() => call)).toMatchObject(closed);
    end();
  });

  it('exist of closed sockets', async () => {
    const sock = blocking.socket();
    sock.close();
    expect(await raised(() => sock.promises.recv(1))).toMatchObject(closed);
  });

  it('of a subclass are plain sockets', () => {
    class Own extends blocking.socket {}
    const own = new Own();
    expect(own.promises.constructor).toBe(socket.socket);
    expect(own.promises.blocking).toBe(own);
    own.close();
  });
});

describe('a blocking call while a promise is pending', () => {
  it('takes what comes; the promise waits on', async () => {
    const { near, far, end } = pair();
    const pending = near.promises.recv(10);
    far.sendall(hello);
    expect(near.recv(10)).toEqual(hello);
    far.sendall(Buffer.from('again'));
    expect(await pending).toEqual(Buffer.from('again'));
    end();
  });

  it('leaves it what it does not take', async () => {
    const { near, far, end } = pair();
    const pending = near.promises.recv(10);
    far.sendall(hello);
    expect(near.recv(2)).toEqual(Buffer.from('he'));
    expect(await pending).toEqual(Buffer.from('llo'));
    end();
  });

  it('may take every byte but the last ones, many times over', async () => {
    const { near, far, end } = pair();
    for (let i = 0; i < 200; i++) {
      const pending = near.promises.recv(4);
      far.sendall(Buffer.from([i, i + 1, i + 2]));
      if (i % 3 !== 0) expect(near.recv(1)).toEqual(Buffer.from([i]));
      if (i % 3 === 2) expect(near.recv(1)).toEqual(Buffer.from([i + 1]));
      const rest = [i, i + 1, i + 2].slice(i % 3);
      expect(await pending).toEqual(Buffer.from(rest));
    }
    end();
  });

  it('waits for itself alone: sending while a promise receives', async () => {
    const { near, far, end } = pair();
    const pending = near.promises.recv(5);
    near.sendall(hello);
    expect(far.recv(5)).toEqual(hello);
    far.sendall(hello);
    expect(await pending).toEqual(hello);
    end();
  });

  it('times out by the timeout that both have', async () => {
    const { near, far, end } = pair();
    near.settimeout(0.01);
    const pending = raised(() => near.promises.recv(5));
    expect(() => near.recv(5)).toThrow(expect.objectContaining({ name: 'TimeoutError' }));
    expect(await pending).toMatchObject({ name: 'TimeoutError' });
    far.sendall(hello);
    expect(await near.promises.recv(5)).toEqual(hello);
    end();
  });

  it('accepts a connection before it', async () => {
    const server = blocking.create_server(['127.0.0.1', 0]);
    const address = server.getsockname();
    const pending = server.promises.accept();
    const first = blocking.create_connection(address);
    const [taken] = server.accept();
    const second = blocking.create_connection(address);
    const [later] = await pending;
    expect(taken.getpeername()).toEqual(first.getsockname());
    expect(later.getpeername()).toEqual(second.getsockname());
    for (const sock of [server, first, second, taken, later]) sock.close();
  });
});

describe('another socket on a duplicate', () => {
  it('a blocking call on the same descriptor goes first, and the promise waits on', async () => {
    const [a, b] = await tcp();
    const pending = b.recv(5);
    const same = blocking.socket({ fileno: blocking.dup(b.fileno()) });
    await a.sendall(Buffer.from('first'));
    expect(String(same.recv(5))).toBe('first');
    await a.sendall(Buffer.from('later'));
    expect(String(await pending)).toBe('later');
    same.close();
    for (const sock of [a, b]) sock.close();
  });
});
