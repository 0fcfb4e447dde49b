/** What trace() reports, in both flavours, and when. */
import { once } from 'node:events';
import socket from 'pysocket';
import { trace, type TracedCall } from 'pysocket/trace';
import { afterEach, describe, expect, it } from 'vitest';
import { BOTH } from '../helpers/flavours.js';
import { linesOf, tracedCalls } from './helpers';

afterEach(() => {
  trace(false).close();
});

describe.each(BOTH)('$name', (flavour) => {
  it('shows a send and what arrives', async () => {
    const [a, b] = flavour.socketpair();
    const calls = await tracedCalls(async () => {
      await a.send(Buffer.from('hello\n'));
      await b.recv(1024);
    }, 'sendto,recvfrom');
    const nonwaiting = flavour.name === 'promises' ? 'MSG_DONTWAIT' : '0';
    expect(linesOf(calls).at(-1)).toBe(
      `recvfrom(${b.fileno()}, "hello\\n", 1024, ${nonwaiting}, NULL) = 6`,
    );
    expect(calls[0]).toMatchObject({
      syscall: 'sendto',
      call: 'send',
      result: 6,
      errno: 0,
      code: null,
      lost: 0,
      fds: [a.fileno()],
    });
    expect(calls[0]?.args.slice(0, 3)).toEqual([String(a.fileno()), '"hello\\n"', '6']);
    a.close();
    b.close();
  });

  it('says which method each call was made for', async () => {
    const server = flavour.create_server(['127.0.0.1', 0]);
    const calls = await tracedCalls(async () => {
      const client = await flavour.create_connection(server.getsockname(), { timeout: 5 });
      const [conn] = await server.accept();
      await client.sendall(Buffer.from('x'));
      client.close();
      conn.close();
    });
    const of = (name: string) => calls.filter(({ call }) => call === name);
    expect(of('connect').map(({ syscall }) => syscall)).toContain('connect');
    expect(of('accept').map(({ syscall }) => syscall)).toContain('accept4');
    expect(of('sendall').map(({ syscall }) => syscall)).toEqual(['sendto']);
    expect(of('close')).toHaveLength(2);
    server.close();
  });

  it('has times, in order', async () => {
    const begun = process.hrtime.bigint();
    const [a, b] = flavour.socketpair();
    const calls = await tracedCalls(async () => {
      await a.send(Buffer.from('x'));
      await b.recv(1);
    });
    const starts = calls.map(({ started }) => started);
    expect(starts.every((start) => start >= begun && start <= process.hrtime.bigint())).toBe(true);
    expect([...starts].sort((x, y) => Number(x - y))).toEqual(starts);
    expect(calls.every(({ duration_ns }) => duration_ns >= 0 && duration_ns < 1e9)).toBe(true);
    a.close();
    b.close();
  });
});

describe('trace()', () => {
  it('has the error of a call that failed', async () => {
    const server = socket.create_server(['127.0.0.1', 0]);
    const [, port] = server.getsockname();
    server.close();
    const sock = socket.socket();
    const calls = await tracedCalls(() => {
      expect(() => sock.connect(['127.0.0.1', port])).toThrow(socket.ConnectionRefusedError);
    }, 'connect');
    sock.close();
    expect(linesOf(calls)).toEqual([
      `connect(${calls[0]?.fds[0] ?? -1}, {AF_INET, "127.0.0.1", ${port}}) = -1 ECONNREFUSED (Connection refused)`,
    ]);
    expect(calls[0]).toMatchObject({ result: -1, code: 'ECONNREFUSED', call: 'connect' });
  });

  it('calls the function when a call that may wait is over, and not in the middle of one', () => {
    const [a, b] = socket.socketpair();
    const seen: string[] = [];
    const traced = trace(({ syscall }) => seen.push(syscall));
    a.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1);
    expect(seen).toEqual([]);
    a.send(Buffer.from('x'));
    expect(seen).toContain('setsockopt');
    expect(seen).toContain('sendto');
    b.getsockopt(socket.SOL_SOCKET, socket.SO_TYPE);
    traced.flush();
    expect(seen.at(-1)).toBe('getsockopt');
    traced.close();
    a.close();
    b.close();
    traced.close();
    expect(seen.at(-1)).toBe('getsockopt');
  });

  it('calls it for the others when the code returns to the event loop', async () => {
    const seen: string[] = [];
    using traced = trace(({ syscall }) => seen.push(syscall));
    expect(traced).toBeDefined();
    const sock = socket.socket();
    expect(seen).toEqual([]);
    await Promise.resolve();
    expect(seen).toEqual(['socket']);
    sock.close();
  });

  it('does not show what the function does itself, nor lets it disturb the call', () => {
    const [a, b] = socket.socketpair();
    const [c, d] = socket.socketpair();
    const shown: TracedCall[] = [];
    const inner: string[] = [];
    const traced = trace((call) => {
      shown.push(call);
      d.send(Buffer.from('inside'));
      inner.push(c.recvmsg(100, 100)[0].toString());
      c.getsockopt(socket.SOL_SOCKET, socket.SO_TYPE);
    });
    socket.send_fds(a, [Buffer.from('outside')], [a.fileno()]);
    const [bytes, ancdata] = b.recvmsg(100, 100);
    b.close();
    traced.close();
    expect(bytes.toString()).toBe('outside');
    expect(ancdata).toHaveLength(1);
    expect(inner.every((text) => text === 'inside')).toBe(true);
    expect(inner.length).toBe(shown.length);
    const own = new Set([c.fileno(), d.fileno()]);
    expect(shown.filter(({ fds }) => fds.some((fd) => own.has(fd)))).toEqual([]);
    for (const sock of [a, c, d]) sock.close();
    const received = ancdata[0]?.[2];
    if (received !== undefined)
      socket.close(new Int32Array(received.buffer, received.byteOffset, 1)[0] ?? -1);
  });

  it('reports what the function throws as uncaught, and goes on', async () => {
    // Vitest also listens and would count the error.
    const others = process.listeners('uncaughtException');
    process.removeAllListeners('uncaughtException');
    try {
      const reported = once(process, 'uncaughtException');
      const [a, b] = socket.socketpair();
      let times = 0;
      const traced = trace(() => {
        times++;
        if (times === 1) throw new Error('of the function');
      });
      expect(a.send(Buffer.from('x'))).toBe(1);
      expect(b.recv(1).toString()).toBe('x');
      const [error] = (await reported) as [Error];
      expect(error.message).toBe('of the function');
      expect(times).toBeGreaterThan(1);
      traced.close();
      a.close();
      b.close();
    } finally {
      process.removeAllListeners('uncaughtException');
      for (const listener of others) process.on('uncaughtException', listener);
    }
  });

  it('ends all traces when it is told false', () => {
    const seen: unknown[] = [];
    trace(() => seen.push(1));
    trace(() => seen.push(2));
    trace(false);
    const [a, b] = socket.socketpair();
    a.send(Buffer.from('x'));
    expect(seen).toEqual([]);
    a.close();
    b.close();
  });

  it.each([
    [() => trace('x' as never), 'trace() argument 1 must be a function or bool, not str'],
    [() => trace(null as never), 'trace() argument 1 must be a function or bool, not NoneType'],
    [() => trace(true, 5 as never), 'trace() argument 2 must be str, not int'],
    [() => trace(true, 'nett'), 'filter must be of net, poll, desc, fd:N'],
    [() => trace(true, 'net,fd:x'), 'not "fd:x"'],
  ])('refuses what it cannot take: %s', (call, text) => {
    expect(call).toThrow(text);
  });
});
