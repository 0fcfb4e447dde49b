/** PYSOCKET_TRACE, in separate processes: standard error, files, filters, threads, and the end. */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { temporaryDirectory } from '../helpers/temporary.js';

const root = join(__dirname, '..', '..');
const program = (name: string): string => join(__dirname, name);

function run(
  wish: string | undefined,
  source: string,
  engine = '',
): { stdout: string; lines: string[] } {
  const env = { ...process.env, PYSOCKET_TRACE: wish, PYSOCKET_ENGINE: engine };
  const options = { env, encoding: 'utf8', cwd: root, timeout: 60_000 } as const;
  const args = ['--input-type=module', '-e', source];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, options);
  expect(status, stderr).toBe(0);
  return { stdout, lines: stderr.split('\n').filter((line) => line !== '') };
}

const ECHO = `
  import socket from 'pysocket';
  const [a, b] = socket.socketpair();
  console.log(a.fileno());
  a.sendall(Buffer.from('hello'));
  b.recv(10);
  a.close();
  b.close();
`;

const namesOf = (lines: readonly string[]): (string | undefined)[] =>
  lines.map((line) => /^(?:\[pid \d+\] )?(\w+)\(/.exec(line)?.[1]);

describe('PYSOCKET_TRACE', () => {
  it('is a line for each call on the standard error', () => {
    const { lines } = run('1', ECHO);
    expect(namesOf(lines)).toEqual(expect.arrayContaining(['socketpair', 'sendto', 'recvfrom']));
    expect(lines.every((line) => /^\w+\(.*\) = .* <\d+\.\d{6}>$/.test(line))).toBe(true);
    expect(namesOf(lines).slice(-2)).toEqual(['close', 'close']);
  });

  it.each([undefined, '', '0'])('does nothing as %s', (wish) => {
    expect(run(wish, ECHO).lines).toEqual([]);
  });

  it('is a filter', () => {
    const { stdout, lines } = run('net', ECHO);
    expect(namesOf(lines)).not.toContain('close');
    expect(namesOf(lines)).toContain('sendto');
    const fd = Number(stdout);
    const of = run(`fd:${fd}`, ECHO);
    expect(namesOf(of.lines)).toEqual(['socketpair', 'getsockname', 'sendto', 'close']);
    expect(namesOf(run(`net,fd:${fd}`, ECHO).lines)).toEqual([
      'socketpair',
      'getsockname',
      'sendto',
    ]);
    expect(namesOf(run('recvfrom,close', ECHO).lines)).toEqual(['recvfrom', 'close', 'close']);
  });

  it('is a file, with or without a filter', () => {
    const folder = temporaryDirectory();
    const path = join(folder, 'calls,all.txt');
    expect(run(path, ECHO).lines).toEqual([]);
    expect(readFileSync(path, 'utf8')).toContain('sendto(');
    const filtered = join(folder, 'filtered');
    run(`sendto,${filtered}`, ECHO);
    run(`sendto,${filtered}`, ECHO);
    expect(namesOf(readFileSync(filtered, 'utf8').trim().split('\n'))).toEqual([
      'sendto',
      'sendto',
    ]);
  });

  it('warns when the file cannot be written', () => {
    const path = join(temporaryDirectory(), 'none', 'file');
    const { lines } = run(path, ECHO);
    expect(lines[0]).toMatch(/Warning: PYSOCKET_TRACE: Error: ENOENT/);
    expect(existsSync(path)).toBe(false);
  });

  it('traces whatever entry is loaded, and promises', () => {
    const source = `
      import { socketpair } from 'pysocket/promises';
      const [a, b] = socketpair();
      const received = b.recv(10);
      await a.sendall(Buffer.from('later'));
      await received;
      a.close();
      b.close();
    `;
    expect(namesOf(run('net,poll', source).lines)).toEqual(
      expect.arrayContaining(['socketpair', 'epoll_ctl', 'epoll_wait', 'sendto', 'recvfrom']),
    );
    const pause = "import { sleep } from 'pysocket/builtins'; sleep(0.01);";
    expect(namesOf(run('1', pause).lines)).toEqual(['ppoll']);
  });

  it('begins the lines of other threads with their number', () => {
    const source = `
      import { Worker } from 'node:worker_threads';
      import socket from 'pysocket';
      const [a, b] = socket.socketpair();
      const worker = new Worker(
        "const socket = require('pysocket'); const [a, b] = socket.socketpair(); a.send(Buffer.from('w')); b.recv(5); a.close(); b.close();",
        { eval: true, execArgv: [] });
      worker.on('exit', () => { a.sendall(Buffer.from('main')); a.close(); b.close(); });
    `;
    const { lines } = run('sendto', source);
    expect(lines).toHaveLength(2);
    expect(lines[0]).toMatch(/^\[pid \d+\] sendto\(\d+, "w", 1, /);
    expect(lines[1]).toMatch(/^sendto\(\d+, "main", 4, /);
    const { lines: engines } = run(
      'poll',
      "import socket from 'pysocket/promises'; const [a, b] = socket.socketpair(); const r = b.recv(5); setTimeout(() => a.send(Buffer.from('x')), 20); await r; a.close(); b.close();",
      'thread',
    );
    expect(engines.some((line) => /^\[pid \d+\] poll\(/.test(line))).toBe(true);
  });

  it('shows what was recorded before the program ends', () => {
    const { lines } = run('1', "import socket from 'pysocket'; socket.socket(); process.exit(0);");
    expect(namesOf(lines)).toContain('socket');
    const thrown = spawnSync(
      process.execPath,
      ['-e', "const s = require('pysocket'); s.socket(); throw new Error('thrown');"],
      { env: { ...process.env, PYSOCKET_TRACE: '1' }, encoding: 'utf8', cwd: root },
    );
    expect(thrown.stderr).toMatch(/^socket\(AF_INET, /m);
  });

  it('writes every line to a pipe that is full, and non-blocking', async () => {
    const source = `
      import * as fd from 'pysocket/fd';
      import socket from 'pysocket';
      fd.fcntl(2, fd.F_SETFL, fd.fcntl(2, fd.F_GETFL) | fd.O_NONBLOCK);
      const [a, b] = socket.socketpair();
      for (let i = 0; i < 6000; i++) { a.send(Buffer.alloc(32)); b.recv(32); }
    `;
    const env = { ...process.env, PYSOCKET_TRACE: 'sendto' };
    const child = spawn(process.execPath, ['--input-type=module', '-e', source], {
      env,
      cwd: root,
    });
    const ended = once(child, 'close');
    // Long enough for the pipe to overflow with lines. If it is not, the test is weaker, but still valid.
    await setTimeout(500);
    let lines = 0;
    for await (const chunk of child.stderr) lines += String(chunk).split('\n').length - 1;
    expect(await ended).toEqual([0, null]);
    expect(lines).toBe(6000);
  });

  it('counts what one call makes too many of', () => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [program('overflow.mjs')], {
      encoding: 'utf8',
      timeout: 60_000,
    });
    expect(status, stderr).toBe(0);
    const { sends, lost } = JSON.parse(stdout) as { sends: number; lost: number };
    expect(sends).toBeGreaterThan(200);
    expect(lost).toBeGreaterThan(0);
  });
});
