import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import * as net from 'node:net';
import { text } from 'node:stream/consumers';
import { beforeEach, describe, expect, it } from 'vitest';
import { withExamples } from './run';
import { needNames } from '../helpers/kernel.js';
import { patience } from '../helpers/sanitizers.js';

beforeEach(() => needNames('send_fds'));

/** What a client receives: which worker serves it, and the answer to a text. */
async function talk(port: number, said: string): Promise<[who: string, pid: number, rest: string]> {
  const client = net.connect(port, '127.0.0.1');
  await once(client, 'connect');
  const here = `('127.0.0.1', ${client.localPort})`;
  client.end(said);
  const [greeting = '', rest = ''] = (await text(client)).split('\n');
  const [, who = '', pid = ''] = /^(worker \d+) \((\d+)\) serves /.exec(greeting) ?? [];
  expect(greeting).toBe(`${who} (${pid}) serves ${here}`);
  return [who, Number(pid), rest];
}

/** Returns once a process has closed its descriptors: it is gone, or only its parent still knows it. */
async function ended(pid: number): Promise<void> {
  for (;;) {
    try {
      // The descriptors are closed with the last thread, which may outlive the first.
      const threads = readdirSync(`/proc/${pid}/task`);
      const status = readFileSync(`/proc/${pid}/status`, 'latin1');
      if (threads.length <= 1 && /^State:\t[ZX]/m.test(status)) return;
    } catch {
      return;
    }
    await new Promise(setImmediate);
  }
}

describe('pass-descriptors', { timeout: 60_000 * patience }, () => {
  it('each worker answers in turn; one that dies is left out; all end with the server', async () => {
    const pids = new Map<string, number>();
    await withExamples(async (start) => {
      const server = start('pass-descriptors/server', '127.0.0.1', 0, 3);
      const port = await server.port();
      await server.expectLine('3 workers');
      for (const name of ['worker 1', 'worker 2', 'worker 3', 'worker 1', 'worker 2', 'worker 3']) {
        const [who, pid, rest] = await talk(port, 'hello, worker');
        expect([who, rest]).toEqual([name, 'HELLO, WORKER']);
        expect(pid).toBe(pids.get(name) ?? pid);
        pids.set(name, pid);
        await server.expectLine(new RegExp(`^${name}: .* is done$`));
      }
      expect(new Set(pids.values()).size).toBe(3);

      const first = pids.get('worker 1') ?? 0;
      process.kill(first, 'SIGKILL');
      await ended(first);
      const served = [await talk(port, 'x'), await talk(port, 'y'), await talk(port, 'z')];
      expect(served.map(([who]) => who)).toEqual(['worker 2', 'worker 3', 'worker 2']);
      expect(server.stdout).toContain('A worker is gone\n');
    });
    await Promise.all([...pids.values()].map(ended));
  });

  it('clients are served at the same time', async () => {
    await withExamples(async (start) => {
      const port = await start('pass-descriptors/server', '127.0.0.1', 0, 2).port();
      const slow = net.connect(port, '127.0.0.1');
      const [greeting] = (await once(slow, 'data')) as [Buffer];
      expect(greeting.toString()).toMatch(/^worker 1 /);
      // While the first client still talks, the second worker serves another one.
      expect((await talk(port, 'meanwhile'))[2]).toBe('MEANWHILE');
      slow.end('at last');
      expect(await text(slow)).toBe('AT LAST');
    });
  });
});
