/** Names for Unix sockets that nobody else has. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

let count = 0;

/** A directory that goes away with the test. */
export function temporaryDirectory(): string {
  const directory = mkdtempSync(join(tmpdir(), 'pysocket-'));
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
  return directory;
}

/** A path in a directory of its own. */
export function temporaryPath(): string {
  return join(temporaryDirectory(), 'socket');
}

/** A name in Linux's abstract namespace, as the kernel tells it. */
export function abstractName(): Buffer {
  return Buffer.from(`\0pysocket-${process.pid}-${count++}`);
}
