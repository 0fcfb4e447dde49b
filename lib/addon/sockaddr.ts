/** Addresses as system calls take them, made by the natives that know each family's structure. */
import { keepAside } from './aside.js';
import { native } from './binding.js';
import { exchange, sockaddr } from './exchange.js';
import { BYTES_AT, FIELDS, SIZE } from './flat-address.js';

/** The bytes of a struct sockaddr. Nobody writes to them. */
export type Sockaddr = Uint8Array;

/** The parts of an address of one of the rarer families; native/os/families.h says what they mean. */
export interface AddressParts {
  readonly fields?: readonly number[];
  readonly bytes?: Uint8Array;
}

/** The one in the exchange: a program sends to the same address again and again. */
let placed: Sockaddr | null = null;
keepAside(() => {
  const before = placed;
  return () => {
    placed = before;
  };
});

/** Up to this many bytes a loop is sooner done than set(): the addresses of AF_INET and AF_INET6. */
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

/** A native encoder has left an address of that size, or a code below 0. */
function encoded(size: number): Sockaddr | number {
  placed = null;
  if (size < 0) return size;
  placed = sockaddr.slice(0, size);
  return placed;
}

/** Of AF_INET or AF_INET6. The host may be a name, which this thread waits for then; or a code. */
export function encodeInet(
  family: number,
  host: string,
  port: number,
  flowinfo: number,
  scopeId: number,
): Sockaddr | number {
  return encoded(native.encodeInet(family, host, port, flowinfo, scopeId));
}

/** Of AF_UNIX, or a code. */
export function encodeUnix(path: Uint8Array): Sockaddr | number {
  return encoded(native.encodeUnix(path));
}

const flat = new Uint32Array(exchange, 0, BYTES_AT / 4);
const payload = new Uint8Array(exchange, BYTES_AT);
const NO_BYTES = new Uint8Array(0);

/** Of one of the rarer families, or a code. */
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

/** Takes the address that a call has left apart into parts, which leftAddress has then. */
export function unpackAddress(proto: number): void {
  native.unpackAddress(proto);
}
