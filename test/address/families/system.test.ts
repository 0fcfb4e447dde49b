/** AF_SYSTEM, a family of macOS: its addresses, as far as they can be parsed here. */
import { describe, expect, it } from 'vitest';
import { internal } from '../../helpers/internal.js';

const { system } = internal('address/families/system') as {
  system: { encode(caller: string, address: unknown, sock: object): void };
};

describe('AF_SYSTEM', () => {
  it('a protocol that the headers do not name is not supported', () => {
    expect(() => system.encode('connect', 'x', { fd: -1, family: 32, proto: 99 })).toThrow(
      'connect(): unsupported PF_SYSTEM protocol',
    );
  });
});
