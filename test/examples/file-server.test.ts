import { randomBytes } from 'node:crypto';
import { appendFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import * as net from 'node:net';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryDirectory } from '../helpers/temporary.js';
import { withExamples } from './run';
import { patience } from '../helpers/sanitizers.js';

describe('file-server', { timeout: 60_000 * patience }, () => {
  it('sends files, and the rest of what was fetched in part', async () => {
    const folder = temporaryDirectory();
    const bytes = randomBytes(3_000_000);
    writeFileSync(join(folder, 'data'), bytes);
    writeFileSync(join(folder, 'empty'), '');
    mkdirSync(join(folder, 'folder'));
    const target = join(folder, 'fetched');
    await withExamples(async (start) => {
      const server = start('file-server/server', '127.0.0.1', 0, folder);
      await server.expectLine(`Serving ${folder}`);
      const port = await server.port();
      const fetch = async (name: string, path: string) => {
        const client = start('file-server/client', '127.0.0.1', port, name, path);
        const code = await client.exit();
        expect(client.stderr).toBe('');
        return [code, ...client.lines];
      };

      expect(await fetch('data', target)).toEqual([
        0,
        'data: 3000000 bytes from 0 on, 3000000 of 3000000',
      ]);
      await server.expectLine('data 0: 3000000 bytes');
      expect(readFileSync(target).equals(bytes)).toBe(true);

      const part = join(folder, 'part');
      writeFileSync(part, bytes.subarray(0, 1_234_567));
      expect(await fetch('data', part)).toEqual([
        0,
        'data: 1765433 bytes from 1234567 on, 3000000 of 3000000',
      ]);
      await server.expectLine('data 1234567: 1765433 bytes');
      expect(readFileSync(part).equals(bytes)).toBe(true);

      expect(await fetch('data', part)).toEqual([
        0,
        'data: 0 bytes from 3000000 on, 3000000 of 3000000',
      ]);
      await server.expectLine('data 3000000: 0 bytes');

      const empty = join(folder, 'fetched-empty');
      expect(await fetch('empty', empty)).toEqual([0, 'empty: 0 bytes from 0 on, 0 of 0']);
      await server.expectLine('empty 0: 0 bytes');

      for (const name of ['missing', 'folder', '../data', '..']) {
        expect(await fetch(name, join(folder, 'none'))).toEqual([1, 'ERROR no such file']);
        await server.expectLine(/^\S+ 0: Error: /);
      }
      appendFileSync(part, 'longer');
      expect((await fetch('data', part))[0]).toBe(1);
      await server.expectLine('data 3000006: 0 bytes');
    });
  });

  it('a client that leaves early harms nobody', async () => {
    const folder = temporaryDirectory();
    writeFileSync(join(folder, 'data'), randomBytes(30_000_000));
    writeFileSync(join(folder, 'small'), 'small');
    await withExamples(async (start) => {
      const server = start('file-server/server', '127.0.0.1', 0, folder);
      const port = await server.port();
      const rude = net.connect(port, '127.0.0.1', () => rude.write('data 0\n'));
      rude.once('data', () => rude.resetAndDestroy());
      await server.expectLine(`Serving ${folder}`);
      await server.expectLine(/^\[(Errno (32|104)|WinError 100(54|58))\] /);
      const target = join(folder, 'fetched');
      const client = start('file-server/client', '127.0.0.1', port, 'small', target);
      expect(await client.exit(), client.stderr).toBe(0);
      expect(readFileSync(target, 'utf8')).toBe('small');
    });
  });
});
