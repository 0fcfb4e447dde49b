/**
 * The short way of the common calls (lib/promises/short-calls.ts) and the general way, which the same
 * calls take when given a keyword that has no effect. Both give equal results, whatever ends the short way early.
 */
import diagnostics from 'node:diagnostics_channel';
import { inspect } from 'node:util';
import blocking from 'pysocket';
import socket from 'pysocket/promises';
import { describe, expect, it } from 'vitest';
import { closing } from '../helpers/flavours.js';
import { needCutDatagrams, needRefusedDatagrams } from '../helpers/kernel.js';
import {
  GENERAL,
  SHORT,
  alike,
  atOnce,
  hello,
  outcome,
  turn,
  unix,
  withoutPorts,
} from '../helpers/short-ways.js';

const { AF_INET, SOCK_STREAM, SOCK_DGRAM } = socket;

it('the short way is taken where it can be, and nowhere else', async () => {
  const [a] = unix();
  const { reading } = (a as unknown as { _channel: { reading: { short: unknown; head: unknown } } })
    ._channel;
  const first = outcome(() => SHORT.recv(a, 5));
  expect([reading.short === null, reading.head === null]).toEqual([false, true]);
  const second = outcome(() => SHORT.recv(a, 5));
  expect([reading.short === null, reading.head === null]).toEqual([true, false]);
  a.close();
  expect(await first).toEqual(await second);
});

describe('recv(size)', () => {
  const SIZES: unknown[] = [
    0,
    1,
    5,
    8192,
    8193,
    2 ** 20,
    2 ** 31,
    2 ** 53,
    -1,
    -0,
    1.5,
    NaN,
    Infinity,
    '5',
    null,
    undefined,
    true,
    5n,
    2n ** 70n,
    {},
    [],
    Symbol('5'),
  ];
  alike('sizes, with bytes there', async (way, a, b) => {
    const seen: unknown[] = [];
    for (const size of SIZES) {
      // Take all of a stream's bytes, or the call with the next size would receive them.
      await b.sendall(hello);
      seen.push(await outcome(() => way.recv(a, size)));
      seen.push(typeof (await atOnce(a, 100)));
    }
    return seen;
  });
  alike('sizes, closed', async (way, a) => {
    a.close();
    return Promise.all(SIZES.map((size) => outcome(() => way.recv(a, size))));
  });

  alike('waits, and gets what comes', async (way, a, b) => {
    if (b.type === SOCK_DGRAM) needCutDatagrams();
    const calls = [5, 2, 100].map((size) => way.recv(a, size));
    await turn();
    for (const _ of calls) await b.sendall(hello);
    if (b.type === SOCK_STREAM) b.shutdown(socket.SHUT_WR);
    return (await Promise.all(calls)).map((bytes) => bytes.length > 0);
  });
  alike('waits while calls of the other way are made behind it', async (way, a, b) => {
    const other = way === SHORT ? GENERAL : SHORT;
    const calls = [way.recv(a, 5), other.recv(a, 5), way.recv(a, 5)];
    for (const letter of ['abcde', 'fghij', 'klmno']) {
      await b.sendall(Buffer.from(letter));
      await turn();
    }
    return (await Promise.all(calls)).map(String);
  });
  alike('is ended by close()', async (way, a) => {
    const call = outcome(() => way.recv(a, 5));
    await turn();
    a.close();
    return call;
  });
  alike('is ended by detach()', async (way, a) => {
    const call = outcome(() => way.recv(a, 5));
    await turn();
    const fd = a.detach();
    const seen = await call;
    closing(blocking.socket({ fileno: fd }));
    return seen;
  });
  alike(
    'the end of the stream',
    async (way, a, b) => {
      const call = outcome(() => way.recv(a, 5));
      await turn();
      b.close();
      return [await call, await outcome(() => way.recv(a, 5))];
    },
    ['tcp', 'unix'],
  );
  alike(
    'a reset',
    async (way, a, b) => {
      const call = outcome(() => way.recv(a, 5));
      await turn();
      b.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, Buffer.from(Int32Array.of(1, 0).buffer));
      b.close();
      return [
        await call,
        await outcome(() => way.recv(a, 5)),
        await outcome(() => way.sendall(a, hello)),
      ];
    },
    ['tcp'],
  );
  alike(
    'a refusal that came before',
    async (way, a) => {
      needRefusedDatagrams();
      const nobody = closing(socket.socket(AF_INET, SOCK_DGRAM));
      nobody.bind(['127.0.0.1', 0]);
      a.connect(nobody.getsockname());
      nobody.close();
      await a.send(hello);
      return [await outcome(() => way.recv(a, 5)), await outcome(() => way.send(a, hello))];
    },
    ['udp'],
  );
  alike('shutdown() of the own reading', async (way, a) => {
    const call = outcome(() => way.recv(a, 5));
    await turn();
    a.shutdown(socket.SHUT_RD);
    return [await call, await outcome(() => way.recv(a, 5))];
  });
  alike('settimeout() before and while it waits', async (way, a, b) => {
    const seen: unknown[] = [];
    a.settimeout(0);
    seen.push(await outcome(() => way.recv(a, 5)));
    a.settimeout(0.01);
    seen.push(await outcome(() => way.recv(a, 5)));
    a.settimeout(null);
    const call = outcome(() => way.recv(a, 5));
    a.settimeout(0);
    await turn();
    await b.sendall(hello);
    seen.push(await call);
    return seen;
  });
  alike('a signal ends the call behind it only', async (way, a, b) => {
    const first = way.recv(a, 5);
    const controller = new AbortController();
    const second = outcome(() => a.recv(5, { signal: controller.signal }));
    controller.abort();
    const seen = await second;
    await b.sendall(hello);
    return [seen, await first];
  });
  alike(
    'a lookup before it',
    async (way, a, b) => {
      const looking = outcome(() => a.sendto(hello, ['localhost', 9]));
      const call = way.recv(a, 5);
      await b.sendall(hello);
      return [String(await call), typeof (await looking)];
    },
    ['udp'],
  );
  alike('another object on the same descriptor', async (way, a, b) => {
    const same = closing(socket.socket({ fileno: a.fileno() }));
    const calls = [way.recv(a, 5), way.recv(same, 5)];
    await turn();
    await b.sendall(hello);
    await turn();
    await b.sendall(hello);
    const seen = (await Promise.all(calls)).map(String);
    same.detach();
    return seen;
  });
  alike(
    'the blocking view takes what came',
    async (way, a, b) => {
      const call = way.recv(a, 5);
      await b.sendall(hello);
      const taken = a.blocking.recv(5);
      await b.sendall(Buffer.from('again'));
      return [String(taken), String(await call)];
    },
    ['udp', 'unix dgram'],
  );
  alike('the object says that it waits', async (way, a, b) => {
    const call = way.recv(a, 5);
    const text = inspect(a).replace(/\d+/g, 'n');
    await b.sendall(hello);
    return [text, String(await call)];
  });
  alike(
    'urgent bytes',
    async (way, a, b) => {
      const call = way.recv(a, 5);
      await turn();
      await b.send(Buffer.from('!'), socket.MSG_OOB);
      await turn();
      await b.sendall(hello);
      return String(await call);
    },
    ['tcp'],
  );
  alike('more calls than a turn has', async (way, a, b) => {
    const count = 600;
    let sum = 0;
    const sending = (async () => {
      for (let i = 0; i < count; i++) await b.sendall(Buffer.of(i & 127));
    })();
    for (let got = 0; got < count;) {
      const bytes = await way.recv(a, 1);
      got += bytes.length;
      sum += bytes[0] ?? 0;
    }
    await sending;
    return sum;
  });
  alike('more bytes than memory is lent for', async (way, a, b) => {
    const kept: Buffer[] = [];
    for (let i = 0; i < 200; i++) {
      const call = way.recv(a, 8192);
      await turn();
      await b.sendall(Buffer.alloc(4000, i));
      kept.push(await call);
    }
    return kept.every((bytes, i) => bytes.every((byte) => byte === (i & 255)));
  });

  it.each(['before', 'while'])('subscribers of the diagnostics, %s it waits', async (when) => {
    const seen: unknown[] = [];
    for (const way of [SHORT, GENERAL]) {
      const told: string[] = [];
      const names = ['pysocket:call:wait', 'pysocket:call:end'];
      const listener = (message: unknown, name: string | symbol): void => {
        const { call, outcome: end } = message as { call: string; outcome?: string };
        told.push(`${String(name)} ${call} ${end ?? ''}`);
      };
      const listen = (): void => names.forEach((name) => diagnostics.subscribe(name, listener));
      const [a, b] = unix();
      if (when === 'before') listen();
      const call = way.recv(a, 5);
      if (when === 'while') listen();
      await b.sendall(hello);
      await call;
      names.forEach((name) => diagnostics.unsubscribe(name, listener));
      seen.push(told);
    }
    expect(seen[0]).toEqual(seen[1]);
    expect(seen[0]).toContain('pysocket:call:end recv fulfilled');
  });
});

describe('recvfrom_into(buffer)', () => {
  const BUFFERS = (): unknown[] => {
    const detached = new Uint8Array(8);
    structuredClone(detached.buffer, { transfer: [detached.buffer] });
    return [
      Buffer.alloc(8),
      new Uint8Array(3),
      new Uint8Array(0),
      new Uint16Array(4),
      new DataView(new ArrayBuffer(8)),
      new ArrayBuffer(8),
      new Uint8Array(new SharedArrayBuffer(8)),
      detached,
      'text',
      null,
      5,
      [],
      {},
    ];
  };
  alike('buffers', async (way, a, b) => {
    const seen: unknown[] = [];
    for (const buffer of BUFFERS()) {
      await b.sendall(hello);
      const result = await outcome(() => way.recvfrom_into(a, buffer));
      seen.push(
        withoutPorts(result),
        buffer instanceof Uint8Array ? Buffer.from(buffer).toString() : '',
      );
      await atOnce(a, 100);
    }
    return seen;
  });
  alike('waits, is detached, is closed', async (way, a, b) => {
    const first = Buffer.alloc(8);
    const call = outcome(() => way.recvfrom_into(a, first));
    await turn();
    await b.sendall(hello);
    const seen = [JSON.stringify(await call).replace(/,\d+\]/, ''), String(first)];
    const gone = new Uint8Array(8);
    const second = outcome(() => way.recvfrom_into(a, gone));
    await turn();
    structuredClone(gone.buffer, { transfer: [gone.buffer] });
    await b.sendall(hello);
    seen.push(JSON.stringify(await second));
    await atOnce(a, 100);
    const third = outcome(() => way.recvfrom_into(a, Buffer.alloc(8)));
    await turn();
    a.close();
    return [...seen, await third];
  });
  alike('nobody waits: a timeout of 0', async (way, a) => {
    a.settimeout(0);
    return outcome(() => way.recvfrom_into(a, Buffer.alloc(8)));
  });
});
