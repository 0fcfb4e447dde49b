/** How the addon handles arguments that lib/ never passes. */
import socket from 'pysocket';
import { expect, it } from 'vitest';
import { CLOSED } from '../helpers/errors.js';
import { closing } from '../helpers/flavours.js';
import { internal } from '../helpers/internal.js';
import { skip } from '../helpers/lacking.js';

type Method = (...args: unknown[]) => unknown;

const { native } = internal('addon/binding') as {
  native: Record<string, Method | undefined>;
};
const { SO_TYPE, SOCK_STREAM, SOL_SOCKET } = socket;

function method(name: string): Method {
  const found = native[name];
  if (found === undefined) return skip(`the addon has no ${name}`);
  return found;
}

it('socketpair writes no further than the array that it is given', () => {
  const memory = new Uint8Array(16).fill(7);
  method('socketpair')(socket.AF_UNIX, SOCK_STREAM, 0, memory.subarray(0, 2));
  expect([...memory.subarray(2)]).toEqual(Array(14).fill(7));
});

it('getsockoptInt writes no further than the array that it is given', () => {
  const memory = new Uint8Array(16).fill(7);
  const sock = closing(socket.socket());
  method('getsockoptInt')(sock.fileno(), SOL_SOCKET, SO_TYPE, memory.subarray(0, 1));
  expect([...memory.subarray(1)]).toEqual(Array(15).fill(7));
});

it('what is no number is no descriptor, not descriptor 0', () => {
  for (const junk of [undefined, null, 'x', {}, NaN, Infinity]) {
    expect(method('familyOf')(junk)).toBe(-CLOSED.errno);
    expect(method('close')(junk)).toBe(-CLOSED.errno);
  }
});

it('attachFilter takes whole instructions, and no more than 16 bits can count', () => {
  const sock = closing(socket.socket());
  const EINVAL = -22;
  for (const size of [0, 1, 7, 9, 8 * 4097, 8 * 65537]) {
    expect(method('attachFilter')(sock.fileno(), new Uint8Array(size).fill(6))).toBe(EINVAL);
  }
  const keepNothing = new Uint8Array(8);
  keepNothing[0] = 6;
  const repeated = new Uint8Array(8 * 65537);
  for (let i = 0; i < repeated.length; i += 8) repeated.set(keepNothing, i);
  expect(method('attachFilter')(sock.fileno(), repeated)).toBe(EINVAL);
  expect(method('attachFilter')(sock.fileno(), keepNothing)).toBe(0);
});
