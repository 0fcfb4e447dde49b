import { expect, it } from 'vitest';
import { calcsize, pack, unpack } from '../../examples/helpers/struct';

// The results of Python's struct for the same lines.
it('packs as Python does', () => {
  expect(
    pack('!BHI2xQ4s', 1, 0x203, 0x4050607, 0x8090a0bn, Buffer.from('ab')).toString('hex'),
  ).toBe('0102030405060700000000000008090a0b61620000');
  expect(pack('!bhi', -1, -2, -3).toString('hex')).toBe('fffffefffffffd');
  expect(pack('!3H', 1, 2, 3).toString('hex')).toBe('000100020003');
  const words = Buffer.from(Uint32Array.of(1, 0xffffffff).buffer);
  expect(pack('=II', 1, 0xffffffff)).toEqual(words);
  expect(pack('=i', -1).toString('hex')).toBe('ffffffff');
});

it('unpacks what it packed', () => {
  expect(unpack('=BHIbhi', pack('=BHIbhi', 1, 2, 3, -1, -2, -3))).toEqual([1, 2, 3, -1, -2, -3]);
  expect(unpack('!xQ', Buffer.from('00000000000000000102', 'hex'), 1)).toEqual([0x102]);
  expect(calcsize('=BH4sQ3x')).toBe(18);
});

it('refuses what it does not know', () => {
  expect(() => pack('=f', 1)).toThrow('bad format');
  expect(() => pack('H', 1)).toThrow('bad format');
  expect(() => pack('=HH', 1)).toThrow('2 values');
  expect(() => pack('=B', 256)).toThrow(RangeError);
  expect(() => unpack('=I', Buffer.alloc(3))).toThrow('4 bytes');
  expect(() => unpack('=4s', Buffer.alloc(4))).toThrow('subarray');
});
