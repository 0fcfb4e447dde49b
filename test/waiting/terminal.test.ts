/** Node's own listeners, and code that V8 has been asked to stop: terminals, the REPL, vm, reports. */
import { execFileSync, spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Child, PRELUDE } from '../helpers/child.js';
import { temporaryDirectory } from '../helpers/temporary.js';

type Step = ['wait' | 'type', string] | ['resize'] | ['blocked'];

const hasPython = spawnSync('python3', ['-c', 'import pty']).status === 0;
if (!hasPython) console.warn('skipped, there is no python3: programs on a terminal');

function onTerminal(steps: Step[], ...program: string[]): string {
  const script = join(__dirname, 'terminal.py');
  const args = [script, JSON.stringify(steps), process.execPath, ...program];
  const shown = execFileSync('python3', args, { encoding: 'utf8', cwd: __dirname });
  return shown.replace(/\x1b\[[0-9;?]*[A-Za-z]/g, '').replaceAll('\r', '');
}

describe.skipIf(!hasPython)('on a terminal', () => {
  it.each(['null', '1.5'])(
    'a program that listens to nothing is not interrupted when its window changes: timeout %s',
    (timeout) => {
      const shown = onTerminal(
        [['wait', 'ready'], ['blocked'], ['resize'], ['resize'], ['wait', 'end']],
        '-e',
        `${PRELUDE}
        if (!process.stdout.isTTY || process.listenerCount('SIGWINCH') === 0) say('no terminal');
        const server = socket.create_server(['127.0.0.1', 0]); server.settimeout(${timeout});
        const { Worker } = require('node:worker_threads');
        if (${timeout} === null) new Worker('setTimeout(() => {' +
          'require("pysocket").create_connection(["127.0.0.1", ' + server.getsockname()[1] + ']);' +
          '}, 1000)', { eval: true });
        say('ready');
        try { server.accept(); say('accepted'); } catch (e) { say(String(e)); }
        say('end'); process.exit();`,
      );
      expect(shown).toBe(`ready\n${timeout === 'null' ? 'accepted' : 'timed out'}\nend\n`);
    },
  );

  it('a listener of the program is heard when the window changes', () => {
    const shown = onTerminal(
      [['wait', 'ready'], ['blocked'], ['resize'], ['wait', 'end']],
      '-e',
      `${PRELUDE}
      process.stdout.isTTY;
      process.on('SIGWINCH', () => { say('end'); process.exit(); });
      const server = socket.create_server(['127.0.0.1', 0]);
      setInterval(() => {}, 1000);
      say('ready');
      try { server.accept(); } catch (e) { say(String(e)); }`,
    );
    expect(shown).toBe('ready\n[Errno 4] Interrupted system call\nend\n');
  });

  it.each(['', 's.settimeout(60); '])("Ctrl-C ends a call in Node's REPL: '%s'", (before) => {
    const steps: Step[] = [['wait', '> ']];
    const commands = [
      "var s = require('pysocket').create_server(['127.0.0.1', 0]); 'made'",
      `${before}s.accept()`,
    ];
    for (const command of commands) steps.push(['type', `${command}\n`]);
    steps.push(['blocked'], ['type', '\x03'], ['wait', 'interrupted']);
    // The REPL continues, and a call can be interrupted again.
    steps.push(['type', 's.accept()\n'], ['blocked'], ['type', '\x03'], ['wait', 'interrupted']);
    steps.push(['type', "'alive ' + (1 + 1)\n"], ['wait', 'alive 2'], ['type', '.exit\n']);
    const shown = onTerminal(steps, '-i');
    expect(shown.match(/Script execution was interrupted by `SIGINT`/g)).toHaveLength(2);
    expect(shown).toContain("'alive 2'");
    expect(shown).not.toContain('KILLED');
  });
});

describe('what V8 has been asked to stop', () => {
  it.each(['accept()', 'settimeout(60), s.accept()'])(
    'ends under breakOnSigint of vm: %s',
    async (call) => {
      const child = new Child(`${PRELUDE}
        const vm = require('node:vm');
        globalThis.s = socket.create_server(['127.0.0.1', 0]);
        say('ready');
        try { vm.runInThisContext('s.${call}', { breakOnSigint: true }); }
        catch (e) { say(e.code); }
        say('on'); process.exit();`);
      await child.printed('ready');
      await child.blocked();
      child.kill('SIGINT');
      const { out, err } = await child.end();
      expect([out, err]).toEqual(['ready\nERR_SCRIPT_EXECUTION_INTERRUPTED\non\n', '']);
    },
  );

  it('ends in a worker by its timeout: vm', async () => {
    const child = new Child(`${PRELUDE}
      const { Worker } = require('node:worker_threads');
      const worker = new Worker(\`
        const vm = require('node:vm');
        globalThis.s = require('pysocket').create_server(['127.0.0.1', 0]);
        try { vm.runInThisContext('s.accept()', { timeout: 200 }); }
        catch (e) { require('node:fs').writeSync(1, e.code + '\\\\n'); }\`, { eval: true });
      worker.on('exit', (code) => say('exit ' + code));`);
    expect((await child.end()).out).toBe('ERR_SCRIPT_EXECUTION_TIMEOUT\nexit 0\n');
  });
});

describe('--report-on-signal', () => {
  it('ends no call; the report is written when the call has returned', async () => {
    const directory = temporaryDirectory();
    const child = new Child(
      `${PRELUDE}
      const [a] = socket.socketpair(); a.settimeout(1);
      say('ready');
      try { a.recv(1); } catch (e) { say(e.name); }
      const { readdirSync } = require('node:fs');
      (function look() {
        if (readdirSync(${JSON.stringify(directory)}).length > 0) { say('reported'); process.exit(); }
        setTimeout(look, 10);
      })();`,
      ['--report-on-signal', '--report-signal=SIGUSR2', `--report-directory=${directory}`],
    );
    await child.printed('ready');
    await child.blocked();
    child.kill('SIGUSR2');
    expect((await child.end()).out).toBe('ready\nTimeoutError\nreported\n');
    expect(readdirSync(directory)).toHaveLength(1);
  });
});
