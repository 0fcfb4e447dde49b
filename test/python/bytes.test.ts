/** Every bytes-like object can be sent and filled: views with an offset, shared and resizable memory. */
import type { BytesLike } from 'pysocket';
import { describe, expect, it } from 'vitest';
import { raised } from '../helpers/errors.js';
import { FLAVOURS, socketpair } from '../helpers/flavours.js';
import { bound, everywhere, inetDatagram, inetStream } from '../helpers/transports.js';

type Resizable = new (
  size: number,
  options: { maxByteLength: number },
) => ArrayBuffer & {
  resize(size: number): void;
};
type Growable = new (
  size: number,
  options: { maxByteLength: number },
) => SharedArrayBuffer & {
  grow(size: number): void;
};

const SIZE = 16;
const AROUND = 8;

/** Creates a bytes-like object of 16 bytes, and a view of the whole memory that it has or lies in. */
const KINDS: Record<string, () => [BytesLike, Uint8Array]> = {
  Buffer: () => whole(Buffer.alloc(SIZE)),
  'a Buffer from the pool': () => whole(Buffer.from('-'.repeat(SIZE))),
  Uint8Array: () => whole(new Uint8Array(SIZE)),
  Uint8ClampedArray: () => whole(new Uint8ClampedArray(SIZE)),
  Int8Array: () => whole(new Int8Array(SIZE)),
  Uint16Array: () => whole(new Uint16Array(SIZE / 2)),
  Int32Array: () => whole(new Int32Array(SIZE / 4)),
  Float64Array: () => whole(new Float64Array(SIZE / 8)),
  BigUint64Array: () => whole(new BigUint64Array(SIZE / 8)),
  DataView: () => whole(new DataView(new ArrayBuffer(SIZE))),
  ArrayBuffer: () => {
    const memory = new ArrayBuffer(SIZE);
    return [memory, new Uint8Array(memory)];
  },
  SharedArrayBuffer: () => {
    const memory = new SharedArrayBuffer(SIZE);
    return [memory, new Uint8Array(memory)];
  },
  'a part of an ArrayBuffer': () => part((m) => new Uint8Array(m, AROUND, SIZE)),
  'a DataView of a part': () => part((m) => new DataView(m, AROUND, SIZE)),
  'a Float32Array of a part': () => part((m) => new Float32Array(m, AROUND, SIZE / 4)),
  'a part of a SharedArrayBuffer': () => {
    const memory = new SharedArrayBuffer(SIZE + 2 * AROUND);
    return [new Uint8Array(memory, AROUND, SIZE), new Uint8Array(memory)];
  },
  'a resized ArrayBuffer': () => {
    const memory = new (ArrayBuffer as unknown as Resizable)(4, { maxByteLength: 64 });
    memory.resize(SIZE);
    return [memory, new Uint8Array(memory)];
  },
  'a view that follows the length of its buffer': () => {
    const memory = new (ArrayBuffer as unknown as Resizable)(64, { maxByteLength: 64 });
    const view = new Uint8Array(memory);
    memory.resize(SIZE);
    return [view, view];
  },
  'a grown SharedArrayBuffer': () => {
    const memory = new (SharedArrayBuffer as unknown as Growable)(4, { maxByteLength: 64 });
    memory.grow(SIZE);
    return [memory, new Uint8Array(memory)];
  },
  'a subclass of Uint8Array': () => whole(new (class Bytes extends Uint8Array {})(SIZE)),
};

function whole(view: NodeJS.ArrayBufferView): [BytesLike, Uint8Array] {
  return [view, new Uint8Array(view.buffer, view.byteOffset, view.byteLength)];
}

function part(make: (memory: ArrayBuffer) => NodeJS.ArrayBufferView): [BytesLike, Uint8Array] {
  const memory = new ArrayBuffer(SIZE + 2 * AROUND);
  return [make(memory), new Uint8Array(memory)];
}

const text = Buffer.from('sixteen bytes...');

/** The object's 16 bytes within its memory, and the bytes around them. */
function split(memory: Uint8Array): [inside: Buffer, around: Buffer] {
  const all = Buffer.from(memory.slice());
  const at = all.length > SIZE ? AROUND : 0;
  const around = Buffer.concat([all.subarray(0, at), all.subarray(at + SIZE)]);
  return [all.subarray(at, at + SIZE), around];
}

everywhere([inetStream], (flavour) => {
  describe.each(Object.entries(KINDS))('%s', (_name, make) => {
    it('is sent by send, sendall and sendto', async () => {
      const [a, b] = socketpair(flavour);
      const [object, memory] = make();
      memory.set(text, memory.length > SIZE ? AROUND : 0);
      expect(await a.send(object)).toBe(SIZE);
      expect(await b.recv(100)).toEqual(text);
      await a.sendall(object, 0);
      expect(await b.recv(100)).toEqual(text);
      const [from, to] = [bound(flavour, inetDatagram), bound(flavour, inetDatagram)];
      expect(await from.sendto(object, to.getsockname())).toBe(SIZE);
      expect(await to.recv(100)).toEqual(text);
    });

    it('is filled by recv_into and recvfrom_into, and nothing around it', async () => {
      const [a, b] = socketpair(flavour);
      const [object, memory] = make();
      memory.fill(0x2e);
      await a.sendall(Buffer.concat([text, text]));
      expect(await b.recv_into(object)).toBe(SIZE);
      expect(split(memory)).toEqual([text, Buffer.alloc(memory.length - SIZE, '.')]);
      memory.fill(0x2e);
      expect((await b.recvfrom_into(object, 4))[0]).toBe(4);
      const [inside, around] = split(memory);
      expect(inside.toString()).toBe('sixt............');
      expect(around).toEqual(Buffer.alloc(memory.length - SIZE, '.'));
      expect(await raised(() => b.recv_into(object, SIZE + 1))).toMatchObject({
        name: 'ValueError',
      });
    });
  });
});

describe.each(FLAVOURS)('memory that is gone, $name', (flavour) => {
  function detached(): Uint8Array {
    const view = new Uint8Array(8);
    structuredClone(view, { transfer: [view.buffer] });
    return view;
  }

  it.each(['send', 'sendall', 'recv_into', 'recvfrom_into'] as const)(
    '%s refuses a detached buffer, and a view of one',
    async (method) => {
      const [a] = socketpair(flavour);
      const view = detached();
      expect(await raised(() => a[method](view))).toBeInstanceOf(TypeError);
      expect(await raised(() => a[method](view.buffer))).toBeInstanceOf(TypeError);
    },
  );
});
