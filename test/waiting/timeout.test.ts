/** Timeouts: they end a wait, not too early, and lose nothing that was there. */
import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import socket from 'pysocket';
import { expect, it } from 'vitest';
import { needDescriptors } from '../helpers/descriptors.js';
import { WOULD_BLOCK, raised } from '../helpers/errors.js';
import { BOTH, closing, type Flavour, socketpair } from '../helpers/flavours.js';
import { Peer } from '../helpers/peer.js';
import {
  abstractStream,
  bound,
  CONNECTING,
  everywhere,
  inetStream,
  listener,
  open,
  pair,
  STREAMS,
  type Transport,
  TRANSPORTS,
} from '../helpers/transports.js';

const LIMIT = 0.03;
const timedOut = { name: 'TimeoutError', message: 'timed out', errno: null, code: 'ETIMEDOUT' };

/** Expects a timeout that took at least the limit, but not excessively long. */
async function expectTimeout(call: () => unknown): Promise<void> {
  const from = performance.now();
  expect(await raised(call)).toMatchObject(timedOut);
  const took = performance.now() - from;
  // The two clocks may differ slightly.
  expect(took).toBeGreaterThan(LIMIT * 1000 - 2);
  expect(took).toBeLessThan(10_000);
}

/** A listener whose backlog is full, so that a connect() to it waits. */
async function fullListener(flavour: Flavour, transport: Transport) {
  const full = bound(flavour, transport);
  full.listen(0);
  for (let i = 0; i < 4; i++) {
    const filler = open(flavour, transport);
    filler.setblocking(false);
    await filler.connect_ex(full.getsockname());
  }
  return full;
}

everywhere(
  TRANSPORTS,
  (flavour, transport) => {
    it('every way to receive times out, and works again afterwards', async () => {
      const [a, b] = await pair(flavour, transport);
      b.settimeout(LIMIT);
      await expectTimeout(() => b.recv(10));
      await expectTimeout(() => b.recvfrom(10));
      await expectTimeout(() => b.recv_into(Buffer.alloc(10)));
      await expectTimeout(() => b.recvfrom_into(Buffer.alloc(10)));
      await a.sendall(Buffer.from('late'));
      b.settimeout(20);
      expect((await b.recv(10)).toString()).toBe('late');
    });

    it('what comes within the limit is received', async () => {
      const [a, b] = await pair(flavour, transport);
      b.settimeout(20);
      new Peer(
        `const a = adopt(data); mainWaits(); a.sendall(Buffer.from('in time'));`,
        a.detach(),
      );
      expect((await b.recv(10)).toString()).toBe('in time');
    });
  },
  BOTH,
);

everywhere(
  CONNECTING,
  (flavour, transport) => {
    it('accept times out', async () => {
      const listening = listener(flavour, transport);
      listening.settimeout(LIMIT);
      await expectTimeout(() => listening.accept());
      const client = open(flavour, transport);
      await client.connect(listening.getsockname());
      listening.settimeout(20);
      closing((await listening.accept())[0]);
    });
  },
  BOTH,
);

everywhere(
  STREAMS.filter(({ family }) => family !== socket.AF_UNIX),
  (flavour, transport) => {
    it('connect times out, connect_ex says EAGAIN', async () => {
      const full = await fullListener(flavour, transport);
      const client = open(flavour, transport);
      client.settimeout(LIMIT);
      await expectTimeout(() => client.connect(full.getsockname()));
      const other = open(flavour, transport);
      other.settimeout(LIMIT);
      expect(await other.connect_ex(full.getsockname())).toBe(WOULD_BLOCK.errno);
    });

    it('create_connection times out', async () => {
      const full = await fullListener(flavour, transport);
      const [host, port] = full.getsockname();
      await expectTimeout(() => flavour.create_connection([host, port], { timeout: LIMIT }));
    });
  },
  BOTH,
);

everywhere(
  [abstractStream],
  (flavour, transport) => {
    it('connect to a full Unix listener does not wait at all with a timeout', async () => {
      const full = await fullListener(flavour, transport);
      const client = open(flavour, transport);
      client.settimeout(20);
      const error = await raised(() => client.connect(full.getsockname()));
      expect(error).toMatchObject({
        name: 'BlockingIOError',
        code: WOULD_BLOCK.code,
        syscall: 'connect',
      });
    });
  },
  BOTH,
);

everywhere(
  STREAMS,
  (flavour, transport) => {
    it('send times out when nothing fits any more', async () => {
      const [a] = await pair(flavour, transport);
      a.settimeout(LIMIT);
      let error: Error | null = null;
      while (error === null)
        error = await raised(() => a.send(Buffer.alloc(1 << 20))).catch(() => null);
      expect(error).toMatchObject(timedOut);
      await expectTimeout(() => a.sendall(Buffer.alloc(10)));
    });

    it('the limit of sendall is that of the whole, however often bytes go', async () => {
      const [a, b] = await pair(flavour, transport);
      a.settimeout(0.2);
      // Takes a few bytes at a time, so each single wait is short.
      const source = `
        const b = adopt(data); let received = 0;
        mainWaits(); post('begun');
        try {
          for (let bytes; (bytes = b.recv(20_000)).length > 0; pause()) received += bytes.length;
        } catch (error) { if (error.code !== 'ECONNRESET') throw error; }
        post(received);`;
      const peer = new Peer(source, b.detach());
      const from = performance.now();
      expect(await raised(() => a.sendall(Buffer.alloc(200_000_000)))).toMatchObject(timedOut);
      expect(performance.now() - from).toBeLessThan(5000);
      a.close();
      expect(await peer.message()).toBe('begun');
      expect(await peer.message()).toBeGreaterThan(0);
    });
  },
  BOTH,
);

everywhere(
  [inetStream],
  (flavour) => {
    it('the smallest limit is a limit, not "do not wait"', async () => {
      const [, b] = socketpair(flavour);
      b.settimeout(1e-12);
      expect(await raised(() => b.recv(1))).toMatchObject(timedOut);
    });

    it('a limit of centuries is one that can be set, and data ends the wait', async () => {
      const [a, b] = socketpair(flavour);
      b.settimeout(9e9);
      new Peer(`const a = adopt(data); mainWaits(); a.sendall(Buffer.from('x'));`, a.detach());
      expect((await b.recv(1)).toString()).toBe('x');
    });

    it('settimeout during the life of a socket: none, some, zero, none', async () => {
      const [a, b] = socketpair(flavour);
      b.settimeout(LIMIT);
      await expectTimeout(() => b.recv(1));
      b.settimeout(0);
      expect(await raised(() => b.recv(1))).toMatchObject({ name: 'BlockingIOError' });
      b.settimeout(null);
      new Peer(`const a = adopt(data); mainWaits(); a.sendall(Buffer.from('x'));`, a.detach());
      expect((await b.recv(1)).toString()).toBe('x');
    });

    it('the kernel is told of the mode: O_NONBLOCK with a limit, not without', () => {
      needDescriptors();
      const [a] = socketpair(flavour);
      const nonblocking = () => {
        const info = readFileSync(`/proc/self/fdinfo/${a.fileno()}`, 'latin1');
        return (parseInt(/flags:\s*(\d+)/.exec(info)?.[1] ?? '', 8) & 0o4000) !== 0;
      };
      const modes: [number | null, boolean][] = [
        [null, false],
        [1, true],
        [0, true],
        [null, false],
        [0.5, true],
      ];
      for (const [timeout, expected] of modes) {
        a.settimeout(timeout);
        expect([timeout, nonblocking()]).toEqual([timeout, expected]);
      }
    });
  },
  BOTH,
);
