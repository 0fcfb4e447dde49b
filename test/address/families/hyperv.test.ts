/** AF_HYPERV, a family of Windows: its addresses, as far as they can be parsed here. */
import { describe, expect, it } from 'vitest';
import { internal } from '../../helpers/internal.js';

const { toGuid, guidText, hyperv } = internal('address/families/hyperv') as {
  toGuid(caller: string, part: string, text: unknown): Buffer;
  guidText(guid: Buffer): string;
  hyperv: { encode(caller: string, address: unknown, sock: object): void };
};

describe('AF_HYPERV', () => {
  const uuid = '00112233-4455-6677-8899-AABBCCDDEEFF';

  it('a UUID has its first three parts in the byte order of the machine', () => {
    const guid = toGuid('bind', 'vm_id', uuid);
    expect(guid.toString('hex')).toBe('33221100554477668899aabbccddeeff');
    expect(guidText(guid)).toBe(uuid);
  });

  it('says which part is no UUID', () => {
    for (const text of ['', 'x', uuid.slice(1), `${uuid}0`, uuid.replace('0', 'g')]) {
      expect(() => toGuid('bind', 'service_id', text)).toThrow(
        'bind(): AF_HYPERV address service_id is not a valid UUID string',
      );
    }
  });

  it('a protocol that the headers do not name is not supported', () => {
    expect(() => hyperv.encode('connect', [uuid, uuid], { fd: -1, family: 34, proto: 99 })).toThrow(
      'connect(): unsupported AF_HYPERV protocol: 99',
    );
  });
});
