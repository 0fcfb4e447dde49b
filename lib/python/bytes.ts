/** Bytes-like objects: any ArrayBuffer view, ArrayBuffer, SharedArrayBuffer; never a string. */
import { types } from 'node:util';
import { asBytesHint, maybeHinting } from './hint.js';
import { clinicTypeName, typeName } from './types.js';

/** What Python calls a bytes-like object: any view, ArrayBuffer, SharedArrayBuffer; never text. */
export type BytesLike = NodeJS.ArrayBufferView | ArrayBuffer | SharedArrayBuffer;

/**
 * What Python's bytes are here: a Buffer, whose memory is never a SharedArrayBuffer, so that it is a
 * Blob's part and a request's body. Not every @types/node has a name for that.
 */
export type Bytes = ReturnType<typeof Buffer.alloc>;

/** The memory of a bytes-like object as a Uint8Array, or null for anything else. */
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
  // A view of a detached buffer looks empty. Making a new view tells them apart, by throwing.
  if (view.byteLength === 0) new Uint8Array(view.buffer);
  return view;
}

/** An argument that is sent; caller is what the text of its refusal begins with. */
export function toBytes(value: unknown, caller = ''): Uint8Array {
  const view = viewOf(value);
  if (view === null) {
    const text = `${caller}a bytes-like object is required, not '${typeName(value)}'`;
    throw maybeHinting(new TypeError(text), asBytesHint(value));
  }
  return view.length === 0 ? refuseDetached(view) : view;
}

/** An argument that is filled. */
export function toWritable(name: string, value: unknown, which = 'argument 1'): Uint8Array {
  const view = viewOf(value);
  if (view === null) {
    throw new TypeError(
      `${name}() ${which} must be read-write bytes-like object, not ${clinicTypeName(value)}`,
    );
  }
  return view.length === 0 ? refuseDetached(view) : view;
}
