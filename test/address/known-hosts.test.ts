/** Addresses of hosts seen before are found without parsing their text again, with equal results. */
import socket, { type Address } from 'pysocket';
import { describe, expect, it } from 'vitest';
import { takeIPv4 } from '../helpers/addresses.js';
import { raised } from '../helpers/errors.js';
import { closing } from '../helpers/flavours.js';
import { internal } from '../helpers/internal.js';
import { readUint32 } from '../helpers/native-order.js';

const FAMILIES = [
  { name: 'AF_INET', family: socket.AF_INET, host: (n: number) => `127.${n >> 8}.${n & 255}.7` },
  {
    name: 'AF_INET6',
    family: socket.AF_INET6,
    host: (n: number) => `::ffff:127.${n >> 8}.${n & 255}.8`,
  },
] as const;

function open(family: number) {
  const sock = closing(socket.socket(family, socket.SOCK_DGRAM));
  if (family === socket.AF_INET6) takeIPv4(sock);
  return sock;
}

/** The result of connecting to an address: the peer's name, or the error. */
async function outcome(family: number, address: unknown): Promise<unknown> {
  const sock = open(family);
  try {
    sock.connect(address as Address);
    return sock.getpeername().slice(0, 2);
  } catch (error) {
    const { name, message, errno } = error as NodeJS.ErrnoException;
    return { name, message, errno };
  }
}

describe.each(FAMILIES)('$name', ({ family, host }) => {
  it('every port of a host is its own', async () => {
    const sock = open(family);
    const ports = Array.from({ length: 3000 }, (_, i) => 1 + ((i * 7919) % 65535));
    for (const port of [...ports, ...ports.slice(0, 10), ...ports.slice(-10)]) {
      sock.connect([host(1), port]);
      expect(sock.getpeername()[1]).toBe(port);
    }
  });

  it('and every host its own, more of them than are kept', async () => {
    const sock = open(family);
    const numbers = Array.from({ length: 600 }, (_, i) => i);
    for (const n of [...numbers, ...numbers.reverse(), 1, 2, 1, 2, 2, 1]) {
      sock.connect([host(n), 80 + (n & 3)]);
      expect(sock.getpeername().slice(0, 2)).toEqual([host(n), 80 + (n & 3)]);
    }
  });

  const PORTS: unknown[] = [
    undefined,
    null,
    NaN,
    Infinity,
    -1,
    -0,
    0.5,
    80.5,
    65535,
    65536,
    2 ** 32 + 80,
    2 ** 53,
    true,
    false,
    80n,
    -1n,
    2n ** 64n,
    '80',
    {},
    [],
    Symbol('80'),
    () => 80,
    new Number(80),
  ];
  it.each(PORTS.map((port, n) => ({ port, n })))('the port $port', async ({ port, n }) => {
    const text = host(1000 + n);
    const cold = await outcome(family, [text, port]);
    expect(await outcome(family, [text, 80])).toEqual([text, 80]);
    expect(await outcome(family, [text, port])).toEqual(cold);
    // Nor is it confused with the port of the previous call.
    expect(await outcome(family, [host(2000 + n), 81])).toEqual([host(2000 + n), 81]);
    expect(await outcome(family, [text, port])).toEqual(cold);
  });

  const FORMS: ((host: string) => unknown)[] = [
    (text) => [text],
    (text) => [text, 80, undefined],
    (text) => [text, 80, 0],
    (text) => [text, 80, 0, undefined],
    (text) => [text, 80, 2 ** 20],
    (text) => [text, 80, 0, 0, 0],
    (text) => [text, 80, 1, 0],
    (text) => [text, 80, 0n, false],
    (text) => [text, 80, '0'],
    (text) => [Buffer.from(text), 80],
    (text) => [`${text}\0`, 80],
    (text) => [new String(text), 80],
    (text) => ({ 0: text, 1: 80, length: 2 }),
    (text) => text,
  ];
  it.each(FORMS.map((form, n) => ({ form, n })))('the form $form', async ({ form, n }) => {
    const text = host(3000 + n);
    const cold = await outcome(family, form(text));
    expect(await outcome(family, [text, 80])).toEqual([text, 80]);
    expect(await outcome(family, form(text))).toEqual(cold);
  });

  it('a getter is asked once, known or not', async () => {
    for (const warm of [false, true]) {
      let asked = 0;
      const address = [host(4000), 0];
      Object.defineProperty(address, 1, {
        get: () => {
          asked++;
          return 80 + asked;
        },
      });
      const found = await outcome(family, address);
      expect([warm, asked, found]).toEqual([warm, 1, [host(4000), 81]]);
    }
  });
});

it('the parts of an address of AF_INET6 that are not the host', async () => {
  const { encode } = internal('address/address') as {
    encode(caller: string, sock: object, address: unknown): Uint8Array;
  };
  const sock = { family: socket.AF_INET6, proto: 0 };
  for (const [flowinfo, scopeId] of [
    [1, 0],
    [0, 0],
    [2, 0],
    [1, 0],
    [0, 3],
    [1, 3],
    [0, 0],
  ] as const) {
    const bytes = Buffer.from(encode('connect', sock, ['::1', 80, flowinfo, scopeId]));
    expect(bytes.readUInt16BE(2)).toBe(80);
    expect(bytes.readUInt32BE(4)).toBe(flowinfo);
    expect(readUint32(bytes, 24)).toBe(scopeId);
  }
  const text = 'connect(): flowinfo must be 0-1048575.';
  const refused = closing(socket.socket(socket.AF_INET6, socket.SOCK_DGRAM));
  for (const _ of [1, 2]) {
    expect((await raised(() => refused.connect(['::1', 80, 1 << 20]))).message).toBe(text);
  }
});

it('a name is not kept: what it stands for may change', async () => {
  const sock = closing(socket.socket(socket.AF_INET, socket.SOCK_DGRAM));
  for (const port of [80, 81]) {
    sock.connect(['localhost', port]);
    expect(sock.getpeername()).toEqual(['127.0.0.1', port]);
  }
});
