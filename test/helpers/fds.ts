/** The two flavours of pysocket/fd, and descriptors that are closed with the test. */
import blocking from 'pysocket/fd';
import promises from 'pysocket/promises/fd';
import { closeSync, readFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { onTestFinished } from 'vitest';
import type { Eventually } from './any.js';
import { showsSystemCalls, TO_FALL_ASLEEP } from './child.js';
import { int64, uint16 } from './native-order.js';
import { needFunction } from './kernel.js';

type Shared = Omit<typeof blocking, 'read' | 'readv' | 'write' | 'writev' | 'default'>;

/** pysocket/fd of either flavour: functions that may wait return their value or a promise of it. */
export interface AnyFd extends Shared {
  read(fd: number, length: number): Eventually<Buffer>;
  readv(fd: number, buffers: readonly NodeJS.ArrayBufferView[]): Eventually<number>;
  write(fd: number, data: NodeJS.ArrayBufferView): Eventually<number>;
  writev(fd: number, buffers: readonly NodeJS.ArrayBufferView[]): Eventually<number>;
}

export interface FdFlavour {
  readonly name: string;
  /** The specifier that programs import, for children and workers. */
  readonly path: 'pysocket/fd' | 'pysocket/promises/fd';
  readonly fd: AnyFd;
}

export const BLOCKING: FdFlavour = { name: 'blocking', path: 'pysocket/fd', fd: blocking };
export const PROMISES: FdFlavour = { name: 'promises', path: 'pysocket/promises/fd', fd: promises };
export const FLAVOURS: readonly FdFlavour[] = [BLOCKING, PROMISES];

/** Closes descriptors when the current test ends, unless the test has already closed them. */
export function closing<T extends number[]>(fds: T): T {
  onTestFinished(() => {
    for (const fd of fds) {
      try {
        closeSync(fd);
      } catch {
        // The test has already closed it.
      }
    }
  });
  return fds;
}

/** `struct flock` of 64-bit systems: a lock of the given type from a position to the end of the file. */
export function flock(type: number, start = 0n): Buffer {
  return Buffer.concat([uint16(type), Buffer.alloc(6), int64(start, 0n), Buffer.alloc(8)]);
}

/** Python: os.pipe(), closed with the test. */
export function pipe(): [r: number, w: number] {
  needFunction('pipe');
  return closing(blocking.pipe());
}

/** Python: os.openpty(), closed with the test. */
export function openpty(): [master: number, slave: number] {
  needFunction('openpty');
  return closing(blocking.openpty());
}

/** x86-64 numbers of read, write, readv, writev, fcntl, poll, ppoll, and of epoll_wait and epoll_pwait. */
const CALLS = [0, 1, 19, 20, 72, 7, 271];
const EVENT_LOOP = [232, 281];

function sleeps(pid: number): boolean {
  const text = readFileSync(`/proc/${pid}/syscall`, 'latin1');
  return CALLS.includes(Number(text.split(' ')[0]));
}

/** For a Peer: `mainSleeps()` returns once the main thread sleeps in a call or in its event loop. */
export const MAIN_SLEEPS = `
  const mainSleeps = () => {
    if (!${showsSystemCalls}) return void pause(${TO_FALL_ASLEEP});
    const call = () => readFileSync('/proc/' + process.pid + '/syscall', 'latin1').split(' ')[0];
    while (!${JSON.stringify([...CALLS, ...EVENT_LOOP])}.includes(Number(call()))) pause();
  };
`;

/** Resolves when the main thread of a child sleeps in one of our calls. */
export async function sleeping(pid: number): Promise<void> {
  if (!showsSystemCalls) return setTimeout(TO_FALL_ASLEEP);
  while (!sleeps(pid)) await new Promise((resolve) => setImmediate(resolve));
}
