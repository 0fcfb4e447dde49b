/**
 * Memory shared with the addon (`Exchange` in native/binding/exchange.h): the numbers that go into
 * a call, and the address that comes out of one. Only this folder accesses it.
 */
import { keepAside } from './aside.js';
import { native } from './binding.js';

/** The shared memory. It begins with the address that the last call left. */
export const exchange = native.exchange;

/** [timeout, offset, size] of the next call */
export const amounts = new Float64Array(exchange, 192, 3);
/** [fd, flags, size of the sockaddr, descriptor of a file, size of ancillary data, joining] of the next call */
export const numbers = new Int32Array(exchange, 216, 6);
/** The sockaddr of the next call. */
export const sockaddr = new Uint8Array(exchange, 240, 128);

keepAside(() => {
  const all = new Uint8Array(exchange);
  const before = all.slice();
  return () => {
    all.set(before);
  };
});
