/** The counterpart of short-receive.test.ts for calls that send. */
import socket from 'pysocket/promises';
import { describe } from 'vitest';
import { closing } from '../helpers/flavours.js';
import { alike, atOnce, hello, outcome, turn } from '../helpers/short-ways.js';

const { AF_INET, SOCK_DGRAM } = socket;

describe('send(data) and sendall(data)', () => {
  const DATA = (): unknown[] => {
    const detached = new Uint8Array(8);
    structuredClone(detached.buffer, { transfer: [detached.buffer] });
    return [
      hello,
      new Uint8Array(0),
      new Uint16Array(4),
      new DataView(new ArrayBuffer(3)),
      new ArrayBuffer(2),
      new Uint8Array(new SharedArrayBuffer(8)),
      detached,
      'text',
      null,
      undefined,
      5,
      [104],
      {},
    ];
  };
  for (const name of ['send', 'sendall'] as const) {
    alike(`${name}: data`, async (way, a, b) => {
      const seen: unknown[] = [];
      for (const data of DATA()) {
        seen.push(await outcome(() => way[name](a, data)));
        seen.push(await atOnce(b, 100));
      }
      return seen;
    });
    alike(
      `${name}: more than there is room for`,
      async (way, a, b) => {
        const data = Buffer.alloc(4 << 20, 'abcdefg');
        const call = outcome(() => way[name](a, data));
        const behind = outcome(() => way[name](a, hello));
        const parts: Buffer[] = [];
        for (let got = 0; got < data.length + hello.length;) {
          const bytes = await b.recv(1 << 20);
          got += bytes.length;
          parts.push(bytes);
        }
        const all = Buffer.concat(parts);
        return [await call, await behind, all.equals(Buffer.concat([data, hello]))];
      },
      ['tcp', 'unix'],
    );
    alike(
      `${name}: the peer goes while it waits`,
      async (way, a, b) => {
        const call = outcome(() => way[name](a, Buffer.alloc(4 << 20)));
        await turn();
        b.close();
        const seen = (await call) as { name?: string; value?: unknown };
        return [seen.name ?? typeof seen.value, await outcome(() => way[name](a, hello))];
      },
      ['unix'],
    );
    alike(
      `${name}: the data changes its size`,
      async (way, a, b) => {
        const data = new Uint8Array(4 << 20);
        const call = outcome(() => way[name](a, data));
        structuredClone(data.buffer, { transfer: [data.buffer] });
        await b.recv(8 << 20);
        await turn();
        for (let i = 0; i < 20; i++) await atOnce(b, 8 << 20);
        return { ...((await call) as object), bytes_sent: null };
      },
      ['unix'],
    );
    alike(`${name}: closed, shut, unconnected, too long, without patience`, async (way, a, b) => {
      const fresh = closing(socket.socket(a.family, a.type));
      const seen = [await outcome(() => way[name](fresh, hello))];
      if (a.type === SOCK_DGRAM)
        seen.push(await outcome(() => way[name](a, Buffer.alloc(70000 << 6))));
      a.settimeout(0);
      for (let i = 0; i < 3000; i++) {
        const result = (await outcome(() => way[name](a, Buffer.alloc(60000)))) as {
          name?: string;
        };
        if (result.name === undefined) continue;
        seen.push({ ...result, bytes_sent: null });
        break;
      }
      a.settimeout(null);
      a.shutdown(socket.SHUT_WR);
      seen.push(await outcome(() => way[name](a, hello)));
      a.close();
      b.close();
      return [...seen, await outcome(() => way[name](a, hello))];
    });
    alike(`${name}: more calls than a turn has`, async (way, a, b) => {
      let turns = 0;
      const counting = setImmediate(function again(): void {
        turns++;
        if (turns < 1e6) setImmediate(again);
      });
      for (let i = 0; i < 400; i++) {
        await way[name](a, hello);
        await b.recv(5);
      }
      clearImmediate(counting);
      const seen = turns > 3;
      turns = 1e6;
      return seen;
    });
  }
});

describe('sendto(data, address)', () => {
  const ADDRESSES = (port: number): unknown[] => [
    ['127.0.0.1', port],
    ['127.0.0.1', port],
    ['127.1', port],
    ['localhost', port],
    ['', port],
    ['127.0.0.1', 70000],
    ['127.0.0.1', '80'],
    ['127.0.0.1', 0],
    ['127.0.0.1'],
    ['0.0.0.0', port],
    ['::1', port],
    ['no such host.', port],
    null,
    undefined,
    'path',
    5,
    {},
    ['255.255.255.255', port],
    Object.assign(['127.0.0.1', port], { extra: 1 }),
    new Proxy(['127.0.0.1', port], {}),
  ];
  alike(
    'addresses, twice',
    async (way, a) => {
      const to = closing(socket.socket(AF_INET, SOCK_DGRAM));
      to.bind(['127.0.0.1', 0]);
      a.connect(to.getsockname());
      const free = closing(socket.socket(AF_INET, SOCK_DGRAM));
      const seen: unknown[] = [];
      for (const _ of [1, 2]) {
        for (const address of ADDRESSES(to.getsockname()[1])) {
          for (const sock of [free, a]) {
            seen.push(await outcome(() => way.sendto(sock, hello, address)));
            seen.push(await atOnce(to, 100));
          }
        }
      }
      return seen;
    },
    ['udp'],
  );
  alike(
    'data',
    async (way) => {
      const to = closing(socket.socket(AF_INET, SOCK_DGRAM));
      to.bind(['127.0.0.1', 0]);
      const sock = closing(socket.socket(AF_INET, SOCK_DGRAM));
      const detached = new Uint8Array(8);
      structuredClone(detached.buffer, { transfer: [detached.buffer] });
      const seen: unknown[] = [];
      for (const data of [
        hello,
        new Uint8Array(0),
        detached,
        'text',
        new Uint16Array(2),
        null,
        Buffer.alloc(70000),
      ]) {
        seen.push(await outcome(() => way.sendto(sock, data, to.getsockname())));
        seen.push(await atOnce(to, 100));
      }
      sock.close();
      seen.push(await outcome(() => way.sendto(sock, hello, ['127.0.0.1', 9])));
      return seen;
    },
    ['udp'],
  );
  alike(
    'a getter of the address that closes the socket',
    async (way) => {
      const sock = closing(socket.socket(AF_INET, SOCK_DGRAM));
      await sock.sendto(hello, ['127.0.0.1', 9]);
      const address: unknown[] = ['127.0.0.1', 9];
      Object.defineProperty(address, 1, {
        get: () => {
          sock.close();
          return 9;
        },
      });
      return outcome(() => way.sendto(sock, hello, address));
    },
    ['udp'],
  );
});
