/** Bytes-like objects: any ArrayBuffer view, ArrayBuffer or SharedArrayBuffer, but never a string. */
import { types } from 'node:util';
import { asBytesHint, maybeHinting } from './hint.js';
import { clinicTypeName, typeName } from './types.js';

/** A bytes-like object in Python's sense: any view, ArrayBuffer or SharedArrayBuffer, but never a string. */
export type BytesLike = NodeJS.ArrayBufferView | ArrayBuffer | SharedArrayBuffer;

/**
 * The equivalent of Python's bytes: a Buffer whose memory is never a SharedArrayBuffer, so that it
 * can be part of a Blob or the body of a request. Not every @types/node has a name for that.
 */
export type Bytes = ReturnType<typeof Buffer.alloc>;

/** Returns the memory of a bytes-like object as a Uint8Array, or null for anything else. */
function viewOf(value: unknown): Uint8Array | null {
  if (types.isUint8Array(value)) return value;
  if (ArrayBuffer.isView(value)) {
    return new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
  }
  // Throws JavaScript's own TypeError for a detached buffer.
  if (types.isAnyArrayBuffer(value)) return new Uint8Array(value);
  return null;
}

function refuseDetached(view: Uint8Array): Uint8Array {
  // A view of a detached buffer looks empty. Only making a new view of it throws.
  if (view.byteLength === 0) new Uint8Array(view.buffer);
  return view;
}

/** An argument that is sent. `caller` is the beginning of the error text. */
export function toBytes(value: unknown, caller = ''): Uint8Array {
  const view = viewOf(value);
  if (view === null) {
    const text = `${caller}a bytes-like object is required, not '${typeName(value)}'`;
    throw maybeHinting(new TypeError(text), asBytesHint(value));
  }
  return view.length === 0 ? refuseDetached(view) : view;
}

/** An argument that receives bytes. */
export function toWritable(name: string, value: unknown, which = 'argument 1'): Uint8Array {
  const view = viewOf(value);
  if (view === null) {
    throw new TypeError(
      `${name}() ${which} must be read-write bytes-like object, not ${clinicTypeName(value)}`,
    );
  }
  return view.length === 0 ? refuseDetached(view) : view;
}
