/** Bytes-like arguments that are read and filled here, and not by a system call. */
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

/** The same memory without properties of its own: a view may say of its length what it likes. */
function honest(view: Uint8Array): Uint8Array {
  const { constructor } = view;
  const isPlain = constructor === Buffer || constructor === Uint8Array;
  if (isPlain && view.length === lengthOf(view)) return view;
  return new Uint8Array(bufferOf(view), offsetOf(view), lengthOf(view));
}

/** An argument that is written. */
export function toWritten(value: unknown): Uint8Array {
  return honest(toBytes(value));
}

/** An argument that is filled. */
export function toFilled(name: string, value: unknown): Uint8Array {
  return honest(toWritable(name, value, 'argument'));
}
