// @ts-check
// Compiles C programs into a folder that exists as long as this process.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** @type {string | null} */
let folder = null;

function place() {
  if (folder === null) {
    const made = mkdtempSync(join(tmpdir(), 'pysocket-bench-c-'));
    process.on('exit', () => rmSync(made, { recursive: true, force: true }));
    folder = made;
  }
  return folder;
}

/**
 * The path of the program.
 * @param {string} source below bench/
 */
export function compiled(source) {
  const program = join(place(), basename(source, '.c'));
  const path = fileURLToPath(new URL(source, import.meta.url));
  const args = ['-O2', '-std=gnu11', path, '-o', program];
  const { status, stderr } = spawnSync('gcc', args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`gcc is needed for the yardstick in C: ${stderr ?? ''}`);
  return program;
}
