/** Conversion of addresses and numbers to bytes and back, checked against independent implementations. */
import fc from 'fast-check';
import { isIPv6 } from 'node:net';
import socket from 'pysocket';
import { describe, expect, it } from 'vitest';

const { AF_INET, AF_INET6 } = socket;
const byte = fc.integer({ min: 0, max: 255 });
const four = fc.array(byte, { minLength: 4, maxLength: 4 });
const sixteen = fc.array(byte, { minLength: 16, maxLength: 16 });
const groups = fc.array(fc.integer({ min: 0, max: 0xffff }), { minLength: 8, maxLength: 8 });

/** A fixed seed, so that every run is the same. */
const options = { seed: 1983, numRuns: 300 };

describe('IPv4 text', () => {
  it('inet_aton and inet_pton read what dotted decimals say, inet_ntoa and inet_ntop write it', () => {
    fc.assert(
      fc.property(four, (bytes) => {
        const text = bytes.join('.');
        const packed = Buffer.from(bytes);
        expect(socket.inet_aton(text)).toEqual(packed);
        expect(socket.inet_pton(AF_INET, text)).toEqual(packed);
        expect(socket.inet_ntoa(packed)).toBe(text);
        expect(socket.inet_ntop(AF_INET, packed)).toBe(text);
      }),
      options,
    );
  });

  it('inet_aton reads hexadecimals, octals and fewer parts', () => {
    fc.assert(
      fc.property(four, ([a = 0, b = 0, c = 0, d = 0]) => {
        const packed = Buffer.of(a, b, c, d);
        const low = c * 256 + d;
        const forms = [
          `0x${a.toString(16)}.0${b.toString(8)}.${c}.0X${d.toString(16)}`,
          `${a}.${b}.${low}`,
          `${a}.${b * 65536 + low}`,
          `${packed.readUInt32BE()}`,
          `0x${packed.toString('hex')}`,
        ];
        for (const form of forms) expect(socket.inet_aton(form)).toEqual(packed);
        // inet_pton() accepts only the plain form.
        for (const form of forms.slice(1)) {
          expect(() => socket.inet_pton(AF_INET, form)).toThrow(socket.OSError);
        }
      }),
      options,
    );
  });

  it('takes packed bytes from any view', () => {
    const memory = new Uint8Array([0, 0, 127, 0, 0, 1, 0, 0]).buffer;
    for (const view of [new Uint8Array(memory, 2, 4), new DataView(memory, 2, 4)]) {
      expect(socket.inet_ntoa(view)).toBe('127.0.0.1');
      expect(socket.inet_ntop(AF_INET, view)).toBe('127.0.0.1');
    }
  });
});

describe('IPv6 text', () => {
  it('inet_pton reads eight groups', () => {
    fc.assert(
      fc.property(groups, (words) => {
        const packed = Buffer.alloc(16);
        for (const [i, word] of words.entries()) packed.writeUInt16BE(word, 2 * i);
        const text = words.map((word) => word.toString(16)).join(':');
        expect(socket.inet_pton(AF_INET6, text)).toEqual(packed);
        expect(socket.inet_pton(AF_INET6, text.toUpperCase())).toEqual(packed);
      }),
      options,
    );
  });

  it('inet_ntop writes what inet_pton reads, in the shortest form', () => {
    const zeros = fc.tuple(
      sixteen,
      fc.integer({ min: 0, max: 16 }),
      fc.integer({ min: 0, max: 16 }),
    );
    fc.assert(
      fc.property(zeros, ([bytes, from, length]) => {
        const packed = Buffer.from(bytes).fill(0, from, Math.min(16, from + length));
        const text = socket.inet_ntop(AF_INET6, packed);
        expect(socket.inet_pton(AF_INET6, text)).toEqual(packed);
        expect(isIPv6(text)).toBe(true);
        expect(text).toBe(text.toLowerCase());
        expect(text).not.toMatch(/(^|:)0[0-9a-f]|:::/);
      }),
      options,
    );
  });
});

describe('byte order', () => {
  it('htons and ntohs swap two bytes on a little-endian machine, htonl and ntohl four', () => {
    const view = new DataView(new ArrayBuffer(4));
    const host = new Uint16Array(view.buffer);
    const host32 = new Uint32Array(view.buffer);
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 0xffff }),
        fc.integer({ min: 0, max: 2 ** 32 - 1 }),
        (short, long) => {
          view.setUint16(0, short, false);
          expect(socket.htons(short)).toBe(host[0]);
          expect(socket.ntohs(host[0] ?? 0)).toBe(short);
          view.setUint32(0, long, false);
          expect(socket.htonl(long)).toBe(host32[0]);
          expect(socket.ntohl(BigInt(host32[0] ?? 0))).toBe(long);
        },
      ),
      options,
    );
  });
});

describe('gethostname', () => {
  it('is what the kernel says', async () => {
    const { readFileSync } = await import('node:fs');
    const { hostname } = await import('node:os');
    expect(socket.gethostname()).toBe(hostname());
    expect(`${socket.gethostname()}\n`).toBe(readFileSync('/proc/sys/kernel/hostname', 'utf8'));
  });
});
