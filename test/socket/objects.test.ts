/** What a socket is in JavaScript: disposable, subclassable, convertible to text. */
import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { type AnySocket, BOTH, closing, socketpair } from '../helpers/flavours.js';
import { needLowestNumber, pairFamily } from '../helpers/kernel.js';
import { everywhere, pair, TRANSPORTS } from '../helpers/transports.js';

describe.each(BOTH)('using, $name', (flavour) => {
  const socket = flavour.module;

  it('closes at the end of the block', () => {
    let outside: AnySocket;
    {
      using sock = socket.socket();
      outside = sock;
      expect(sock.fileno()).toBeGreaterThanOrEqual(0);
    }
    expect(outside.fileno()).toBe(-1);
  });

  it('closes when the block throws, and the error is seen', () => {
    let outside: AnySocket | undefined;
    expect(() => {
      using sock = socket.socket();
      outside = sock;
      throw new RangeError('from within');
    }).toThrow(RangeError);
    expect(outside?.fileno()).toBe(-1);
  });

  it('does not mind a socket that was closed or detached', () => {
    let fd: number;
    {
      using closed = socket.socket();
      using detached = socket.socket();
      closed.close();
      fd = detached.detach();
    }
    expect(socket.close(fd)).toBeNull();
  });

  it('works with accepted and duplicated sockets', async () => {
    using listening = socket.create_server(['127.0.0.1', 0]);
    using client = await socket.create_connection(listening.getsockname());
    const [conn] = await listening.accept();
    {
      using server = conn;
      using twin = server.dup();
      expect(twin.fileno()).not.toBe(server.fileno());
    }
    expect(await client.recv(1)).toHaveLength(0);
  });
});

describe.each(BOTH)('the class, $name', (flavour) => {
  const socket = flavour.module;

  it('is made with and without new', () => {
    const [a, b] = [closing(socket.socket()), closing(new socket.socket())];
    expect(a).toBeInstanceOf(socket.socket);
    expect(b).toBeInstanceOf(socket.socket);
    expect(a.constructor).toBe(socket.socket);
    expect(socket.SocketType).toBe(socket.socket);
    expect(socket.socket.name).toBe('socket');
  });

  it('can be extended: fields, methods, a constructor of its own', async () => {
    class Counting extends socket.socket {
      sent = 0;
      readonly label: string;
      constructor(label: string, fileno?: number) {
        super(pairFamily, socket.SOCK_STREAM, 0, fileno);
        this.label = label;
      }
      override async send(data: Uint8Array): Promise<number> {
        const count = await super.send(data);
        this.sent += count;
        return count;
      }
    }
    const [a, b] = socketpair(flavour);
    const counting = closing(new Counting('label', a.detach()));
    expect(await counting.send(Buffer.from('four'))).toBe(4);
    expect([counting.sent, counting.label]).toEqual([4, 'label']);
    expect((await b.recv(10)).toString()).toBe('four');
    expect(counting).toBeInstanceOf(Counting);
    expect(counting).toBeInstanceOf(socket.socket);
    expect(a).not.toBeInstanceOf(Counting);
  });

  it('a subclass accepts plain sockets and duplicates itself', async () => {
    class Sub extends socket.socket {}
    const listening = closing(new Sub());
    listening.bind(['127.0.0.1', 0]);
    listening.listen();
    closing(await socket.create_connection(listening.getsockname()));
    const [conn] = await listening.accept();
    expect(closing(conn)).not.toBeInstanceOf(Sub);
    expect(closing(listening.dup())).toBeInstanceOf(Sub);
  });

  it('a subclass has its own name in its text, as in Python', () => {
    class Sub extends socket.socket {}
    const sock = closing(new Sub());
    expect(String(sock)).toMatch(new RegExp(`\\bSub fd=${sock.fileno()}, `));
    expect(String(closing(sock.dup()))).toMatch(/\bSub fd=/);
  });

  it('dup() of a subclass whose constructor throws leaks nothing', () => {
    let armed = false;
    class Sub extends socket.socket {
      constructor(...args: ConstructorParameters<typeof socket.socket>) {
        if (armed) throw new RangeError('not again');
        super(...args);
      }
    }
    const sock = closing(new Sub());
    const free = socket.socket();
    const fd = free.fileno();
    free.close();
    armed = true;
    expect(() => sock.dup()).toThrow('not again');
    needLowestNumber();
    expect(closing(socket.socket()).fileno()).toBe(fd);
  });

  it('family, type, proto and timeout cannot be set', () => {
    const sock = closing(socket.socket());
    for (const name of ['family', 'type', 'proto', 'timeout'] as const) {
      expect(() => Object.assign(sock, { [name]: 5 })).toThrow(TypeError);
    }
    expect([sock.family, sock.type, sock.proto]).toEqual([socket.AF_INET, socket.SOCK_STREAM, 0]);
    expect(sock.timeout).toBeNull();
  });

  it('shows no inner parts', () => {
    const sock = closing(socket.socket());
    expect(Object.keys(sock)).toEqual([]);
    expect(JSON.stringify(sock)).toBe('{}');
    expect({ ...sock }).toEqual({});
  });

  it('can be a key, and found again', () => {
    const [a, b] = [closing(socket.socket()), closing(socket.socket())];
    const known = new Map([
      [a, 'a'],
      [b, 'b'],
    ]);
    expect([known.get(a), known.get(b), new WeakSet([a]).has(b)]).toEqual(['a', 'b', false]);
  });
});

everywhere(TRANSPORTS, (flavour, transport) => {
  it('is shown by every way to print as Python does', async () => {
    const [a] = await pair(flavour, transport);
    const text = String(a);
    expect(text).toMatch(
      new RegExp(`^<socket\\.socket fd=${a.fileno()}, family=${a.family}, type=${a.type}, proto=0`),
    );
    expect(inspect(a)).toBe(text);
    expect(`${a as unknown as string}`).toBe(text);
    expect(inspect({ a }, { compact: true, breakLength: Infinity })).toBe(`{ a: ${text} }`);
    a.close();
    expect(String(a)).toMatch(/^<socket\.socket \[closed\] fd=-1, /);
    expect(inspect(a)).toBe(String(a));
  });
});
