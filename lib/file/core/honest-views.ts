/** Bytes-like arguments that this package, not a system call, reads or fills. */
import { toBytes, toWritable } from '../../python/bytes.js';

type Getter<T> = { get(this: Uint8Array): T };

const typedArray: object = Object.getPrototypeOf(Uint8Array.prototype) as object;

function getter<T>(name: 'buffer' | 'byteOffset' | 'length'): (view: Uint8Array) => T {
  const { get } = Object.getOwnPropertyDescriptor(typedArray, name) as unknown as Getter<T>;
  return (view) => get.call(view);
}

const bufferOf = getter<ArrayBufferLike>('buffer');
const offsetOf = getter<number>('byteOffset');
const lengthOf = getter<number>('length');

/** Returns a view of the same memory without own properties: a view can lie about its length. */
function honest(view: Uint8Array): Uint8Array {
  const { constructor } = view;
  const isPlain = constructor === Buffer || constructor === Uint8Array;
  if (isPlain && view.length === lengthOf(view)) return view;
  return new Uint8Array(bufferOf(view), offsetOf(view), lengthOf(view));
}

/** An argument whose bytes are written. */
export function toWritten(value: unknown): Uint8Array {
  return honest(toBytes(value));
}

/** An argument that receives bytes. */
export function toFilled(name: string, value: unknown): Uint8Array {
  return honest(toWritable(name, value, 'argument'));
}
