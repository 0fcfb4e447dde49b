/**
 * JavaScript can run while an argument is read, in a getter of an option, an item or a view. Its effects
 * on the socket count, and no other descriptor is touched.
 */
import { MessageChannel } from 'node:worker_threads';
import socket from 'pysocket';
import { describe, expect, it } from 'vitest';
import { nameOrNone, portOf } from '../../helpers/addresses.js';
import { CLOSED, raised, saying } from '../../helpers/errors.js';
import { type AnySocket, closing, FLAVOURS, socketpair } from '../../helpers/flavours.js';
import { needLowestNumber } from '../../helpers/kernel.js';

const { AF_INET, SOCK_DGRAM, SOCK_STREAM } = socket;
const hello = Buffer.from('hello');

/** An object with a getter that performs an action, once, before it returns. */
function reading<T extends object>(
  target: T,
  key: PropertyKey,
  act: () => void,
  value: unknown,
): T {
  let done = false;
  return Object.defineProperty(target, key, {
    enumerable: true,
    get: () => {
      if (!done) {
        done = true;
        act();
      }
      return value;
    },
  });
}

describe.each(FLAVOURS)(
  'the socket is closed while its argument is read, and its number taken, $name',
  (flavour) => {
    /** Prepares a socket whose number a copy of the stranger takes once `steal` closes it. */
    function stolen() {
      needLowestNumber();
      const [a] = socketpair(flavour);
      const [stranger, far] = socketpair(flavour);
      far.setblocking(false);
      const fd = a.fileno();
      const steal = () => {
        a.close();
        expect(closing(stranger.dup()).fileno()).toBe(fd);
      };
      return { a, steal, stranger, far };
    }

    it.each(['send', 'sendall'] as const)('%s sends nothing through the number', async (method) => {
      const { a, steal, far } = stolen();
      const data = reading(new Uint8Array(hello), 'length', steal, hello.length);
      try {
        await a[method](data);
      } catch (error) {
        expect(error).toMatchObject(CLOSED);
      }
      expect(await raised(() => far.recv(10))).toBeInstanceOf(socket.BlockingIOError);
    });

    it.each(['recv_into', 'recvfrom_into'] as const)('%s takes nothing from it', async (method) => {
      const { a, steal, stranger, far } = stolen();
      await far.sendall(hello);
      const keywords = reading({ buffer: Buffer.alloc(5) }, 'nbytes', steal, 5);
      expect(await raised(() => a[method](keywords))).toMatchObject(CLOSED);
      expect(await stranger.recv(10)).toEqual(hello);
    });

    it.each(['connect', 'connect_ex', 'sendto'] as const)(
      '%s does nothing to it',
      async (method) => {
        const to = closing(flavour.socket(AF_INET, SOCK_DGRAM));
        to.bind(['127.0.0.1', 0]);
        const sock = flavour.socket(AF_INET, SOCK_DGRAM);
        const taker: AnySocket[] = [];
        const steal = () => {
          sock.close();
          taker.push(closing(flavour.socket(AF_INET, SOCK_DGRAM)));
        };
        const address = reading(['', portOf(to)] as [string, number], 0, steal, '127.0.0.1');
        const expected = saying(CLOSED, 'Bad file descriptor');
        if (method === 'connect_ex') expect(await sock.connect_ex(address)).toBe(CLOSED.errno);
        else if (method === 'connect')
          expect(await raised(() => sock.connect(address))).toMatchObject(expected);
        else expect(await raised(() => sock.sendto(hello, address))).toMatchObject(expected);
        // Sending or connecting would have assigned a port.
        expect(taker.map(nameOrNone)).toEqual([['0.0.0.0', 0]]);
      },
    );

    it('bind gives it no name', async () => {
      const sock = flavour.socket(AF_INET, SOCK_STREAM);
      const taker: AnySocket[] = [];
      const steal = () => {
        sock.close();
        taker.push(closing(flavour.socket(AF_INET, SOCK_STREAM)));
      };
      const address = reading(['', 0] as [string, number], 0, steal, '127.0.0.1');
      expect(await raised(() => sock.bind(address))).toMatchObject(CLOSED);
      expect(taker.map(nameOrNone)).toEqual([['0.0.0.0', 0]]);
    });
  },
);

describe.each(FLAVOURS)('memory that goes away while an argument is read, $name', (flavour) => {
  it.each(['recv_into', 'recvfrom_into'] as const)(
    '%s into a buffer that is detached',
    async (method) => {
      const [a, b] = socketpair(flavour);
      await a.sendall(hello);
      const buffer = new Uint8Array(64);
      const { port1, port2 } = new MessageChannel();
      const detach = () => port1.postMessage(buffer, [buffer.buffer]);
      try {
        await b[method](reading({ buffer }, 'flags', detach, 0));
      } catch (error) {
        expect(error).toBeInstanceOf(TypeError);
      }
      expect(buffer.length).toBe(0);
      port1.close();
      port2.close();
    },
  );

  it('recv_into a buffer that shrinks', async () => {
    const [a, b] = socketpair(flavour);
    await a.sendall(hello);
    type Resizable = new (
      size: number,
      options: object,
    ) => ArrayBuffer & { resize(n: number): void };
    const memory = new (ArrayBuffer as unknown as Resizable)(64, { maxByteLength: 64 });
    const shrink = () => memory.resize(2);
    const keywords = reading({ buffer: new Uint8Array(memory) }, 'flags', shrink, 0);
    expect(await b.recv_into(keywords)).toBeLessThanOrEqual(2);
    expect(memory.byteLength).toBe(2);
  });
});

describe.each(FLAVOURS)('what only pretends to be a Uint8Array, $name', (flavour) => {
  it.each(['recv_into', 'recvfrom_into'] as const)('is refused by %s', async (method) => {
    const [a, b] = socketpair(flavour);
    await a.sendall(hello);
    const pretenders = [
      Object.setPrototypeOf({ length: 5 }, Uint8Array.prototype) as Uint8Array,
      Object.create(new Uint8Array(5)) as Uint8Array,
      new Proxy(new Uint8Array(5), { get: (target, key) => Reflect.get(target, key, target) }),
    ];
    for (const pretender of pretenders) {
      expect(await raised(() => b[method](pretender))).toBeInstanceOf(TypeError);
    }
    expect(await b.recv(10)).toEqual(hello);
  });
});

describe.each(FLAVOURS)('an error of the getter, $name', (flavour) => {
  const thrown = new RangeError('from the getter');
  const fail = () => {
    throw thrown;
  };

  it('comes out as it is, and nothing is lost', async () => {
    const [a, b] = socketpair(flavour);
    await a.sendall(hello);
    const keywords = reading({ buffer: Buffer.alloc(5) }, 'flags', fail, 0);
    expect(await raised(() => b.recv_into(keywords))).toBe(thrown);
    const sock = closing(flavour.socket(AF_INET, SOCK_STREAM));
    const address = reading(['', 0] as [string, number], 1, fail, 0);
    expect(await raised(() => sock.connect(address))).toBe(thrown);
    expect(await raised(() => sock.bind(reading(['', 0], 1, fail, 0) as never))).toBe(thrown);
    const family = () => reading({}, 'family', fail, 0);
    expect(await raised(() => flavour.module.socket(family()))).toBe(thrown);
    expect(await raised(() => flavour.create_server(['127.0.0.1', 0], family()))).toBe(thrown);
    expect(await b.recv(10)).toEqual(hello);
    sock.bind(['127.0.0.1', 0]);
  });
});
