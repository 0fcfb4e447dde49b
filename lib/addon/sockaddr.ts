/** Addresses in the form that system calls take, encoded by the natives that know each family's structure. */
import { keepAside } from './aside.js';
import { native } from './binding.js';
import { exchange, sockaddr } from './exchange.js';
import { BYTES_AT, FIELDS, SIZE } from './flat-address.js';

/** The bytes of a struct sockaddr, which are never modified. */
export type Sockaddr = Uint8Array;

/** The parts of an address of one of the rarer families. native/os/families.h defines their meaning. */
export interface AddressParts {
  readonly fields?: readonly number[];
  readonly bytes?: Uint8Array;
}

/** The address in the exchange, or null. A program tends to send to the same address repeatedly. */
let placed: Sockaddr | null = null;
keepAside(() => {
  const before = placed;
  return () => {
    placed = before;
  };
});

/** Up to this size a loop is faster than set(). The addresses of AF_INET and AF_INET6 are that short. */
const SHORT = 28;

/** Puts an address where the next native call finds it, and returns its size. */
export function place(address: Sockaddr): number {
  const size = address.length;
  if (address !== placed) {
    if (size > SHORT) sockaddr.set(address);
    else for (let at = 0; at < size; at++) sockaddr[at] = address[at] ?? 0;
    placed = address;
  }
  return size;
}

/**
 * Takes the result of a native encoder: a size, in which case the address is in the exchange, or a
 * code below 0.
 */
function encoded(size: number): Sockaddr | number {
  placed = null;
  if (size < 0) return size;
  placed = sockaddr.slice(0, size);
  return placed;
}

/**
 * Encodes an address of AF_INET or AF_INET6, or returns a code. If the host is a name, this thread
 * waits for its resolution.
 */
export function encodeInet(
  family: number,
  host: string,
  port: number,
  flowinfo: number,
  scopeId: number,
): Sockaddr | number {
  return encoded(native.encodeInet(family, host, port, flowinfo, scopeId));
}

/** Encodes an address of AF_UNIX, or returns a code. */
export function encodeUnix(path: Uint8Array): Sockaddr | number {
  return encoded(native.encodeUnix(path));
}

const flat = new Uint32Array(exchange, 0, BYTES_AT / 4);
const payload = new Uint8Array(exchange, BYTES_AT);
const NO_BYTES = new Uint8Array(0);

/** Encodes an address of one of the rarer families, or returns a code. */
export function packAddress(
  family: number,
  proto: number,
  { fields = [], bytes = NO_BYTES }: AddressParts,
): Sockaddr | number {
  flat.fill(0, FIELDS, BYTES_AT / 4);
  flat.set(fields, FIELDS);
  payload.set(bytes);
  flat[SIZE] = bytes.length;
  return encoded(native.packAddress(family, proto));
}

/** Splits the address that a call has left into its parts, which leftAddress then holds. */
export function unpackAddress(proto: number): void {
  native.unpackAddress(proto);
}
