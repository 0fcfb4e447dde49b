/** `for await` over a server when the process has run out of descriptors. */
import { spawnSync } from 'node:child_process';
import socket from 'pysocket';
import { beforeEach, describe, expect, it } from 'vitest';
import { Child, preludeOf } from '../../helpers/child.js';
import { closing } from '../../helpers/flavours.js';
import { skip } from '../../helpers/lacking.js';

const hasLimits = spawnSync('prlimit', ['--version']).status === 0;
beforeEach(() => {
  if (!hasLimits) skip('there is no prlimit');
});

describe('for await over a server', () => {
  it('goes on when descriptors are short, and serves all who have waited', async () => {
    const child = new Child(`${preludeOf('pysocket/promises')}
      const fs = require('node:fs');
      require('node:child_process').execFileSync(
        'prlimit', ['--pid', String(process.pid), '--nofile=200:200']);
      const server = socket.create_server(['127.0.0.1', 0], { backlog: 100 });
      let served = 0; const warnings = [];
      (async () => {
        for await (const [conn] of server) {
          (async () => { await conn.recv(1); conn.close(); if (++served === 20) server.close(); })();
        }
        say('served ' + served + ' ' + warnings);
        process.exit();
      })().catch((e) => { say('thrown ' + e); process.exit(); });
      // Loads what a warning needs, as long as there are descriptors.
      process.emitWarning('first');
      const taken = [];
      process.on('warning', (w) => {
        if (w.message === 'first') {
          try { for (;;) taken.push(fs.openSync('/dev/null')); } catch (e) { say(e.code); }
          say('port ' + server.getsockname()[1]);
          return;
        }
        warnings.push(w.name);
        // Not at once: it tries in vain a few times.
        setTimeout(() => { for (const fd of taken) fs.closeSync(fd); }, 100);
      });`);
    await child.printed('\n');
    await child.printed('port');
    const port = Number(/port (\d+)/.exec(child.output)?.[1]);
    const clients = Array.from({ length: 20 }, () =>
      closing(socket.create_connection(['127.0.0.1', port])),
    );
    for (const client of clients) client.sendall(Buffer.from('x'));
    const { out } = await child.end();
    expect(out).toBe(`EMFILE\nport ${port}\nserved 20 ResourceWarning\n`);
  });
});
