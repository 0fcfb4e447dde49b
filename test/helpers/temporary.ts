/** Unique names for Unix sockets, and temporary files. */
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { needDescriptors } from './descriptors.js';

let count = 0;

/** A directory that is removed at the end of the block that uses it. */
export function removedDirectory(): Disposable & { readonly path: string } {
  const path = mkdtempSync(join(tmpdir(), 'pysocket-'));
  return { path, [Symbol.dispose]: () => rmSync(path, { recursive: true, force: true }) };
}

/** A directory that is removed with the test. */
export function temporaryDirectory(): string {
  const directory = removedDirectory();
  onTestFinished(() => directory[Symbol.dispose]());
  return directory.path;
}

/** A path in a directory of its own. */
export function temporaryPath(): string {
  return join(temporaryDirectory(), 'socket');
}

/** The descriptor of a new file with these bytes, closed with the test. */
export function temporaryFile(bytes: Uint8Array): number {
  const path = join(temporaryDirectory(), 'file');
  writeFileSync(path, bytes);
  const fd = openSync(path, 'r');
  onTestFinished(() => closeSync(fd));
  return fd;
}

/** The current position of a descriptor in its file (Linux). */
export function positionOf(fd: number): number {
  needDescriptors();
  return Number(/pos:\s*(\d+)/.exec(readFileSync(`/proc/self/fdinfo/${fd}`, 'utf8'))?.[1]);
}

/** A name in Linux's abstract namespace, in the form that the kernel reports. */
export function abstractName(): Buffer {
  return Buffer.from(`\0pysocket-${process.pid}-${count++}`);
}
