/** An inheritable descriptor survives exec, and a program at the other end can use it. */
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import socket from 'pysocket';
import { expect, it } from 'vitest';
import { needDescriptors } from '../helpers/descriptors.js';
import { closing, FLAVOURS, socketpair } from '../helpers/flavours.js';
import { needNames } from '../helpers/kernel.js';

/** Whether a program that is started now has the descriptor. */
function survives(fd: number): boolean {
  needDescriptors();
  const script = `[ -e /proc/self/fd/${fd} ] && readlink /proc/self/fd/${fd} || echo none`;
  return execFileSync('/bin/sh', ['-c', script], { encoding: 'latin1' }).startsWith('socket:');
}

it('a new socket does not reach a child', () => {
  const sock = closing(socket.socket());
  expect(sock.get_inheritable()).toBe(false);
  expect(survives(sock.fileno())).toBe(false);
});

it('set_inheritable() decides, to and fro', () => {
  const sock = closing(socket.socket());
  for (const flag of [true, false, 1, 0, 5, true]) {
    sock.set_inheritable(flag);
    expect(sock.get_inheritable()).toBe(Boolean(flag));
    expect(survives(sock.fileno())).toBe(Boolean(flag));
  }
});

it('SOCK_CLOEXEC and its absence make no difference', () => {
  needNames('SOCK_CLOEXEC');
  const sock = closing(socket.socket(socket.AF_INET, socket.SOCK_STREAM | socket.SOCK_CLOEXEC));
  expect(sock.type).toBe(socket.SOCK_STREAM);
  expect(sock.get_inheritable()).toBe(false);
});

it.each(FLAVOURS)('a child takes the socket over and talks, $name', async (flavour) => {
  const [a, b] = socketpair(flavour);
  b.set_inheritable(true);
  const source = `
    const socket = require('${flavour.path}');
    const sock = socket.socket({ fileno: ${b.fileno()} });
    (async () => sock.sendall(Buffer.from('from ' + process.pid + ' ' + (await sock.recv(100)))))();`;
  const child = spawn(process.execPath, ['-e', source], { cwd: __dirname, stdio: 'inherit' });
  await a.sendall(Buffer.from('to the child'));
  const exit = once(child, 'exit');
  b.close();
  a.settimeout(20);
  expect((await a.recv(100)).toString()).toBe(`from ${child.pid} to the child`);
  // The child had the last descriptor of its end.
  expect(await a.recv(100)).toHaveLength(0);
  expect(await exit).toEqual([0, null]);
});
