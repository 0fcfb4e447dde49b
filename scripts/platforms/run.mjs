// Runs compilers and programs.
import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './engine-tests.mjs';

/** The folder for everything that is built and downloaded for other platforms. */
export const folder = join(root, 'node_modules', '.cross');

/** @param {string} name */
export function outputFolder(name) {
  const path = join(folder, 'out', name);
  mkdirSync(path, { recursive: true });
  return path;
}

/** Thrown for a tool that this machine lacks, with instructions for installing it. */
export class Absent extends Error {
  absent = true;
}

/**
 * @param {string[]} candidates
 * @param {string} remedy
 * @param {string[]} question arguments that every such tool accepts
 * @returns {string} the first one that can be run
 */
export function findTool(candidates, remedy, question = ['--version']) {
  for (const command of candidates) {
    if (spawnSync(command, question, { stdio: 'ignore' }).status === 0) return command;
  }
  throw new Absent(`there is no ${candidates[0]} (${remedy})`);
}

/**
 * @param {string} command
 * @param {string[]} commandArguments
 * @param {import('node:child_process').SpawnSyncOptions} options
 * @returns {string} its standard output
 */
export function run(command, commandArguments, options = {}) {
  const { status, signal, stdout, stderr, error } = spawnSync(command, commandArguments, {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 1 << 26,
    timeout: 600_000,
    ...options,
  });
  if (error !== undefined) throw error;
  if (status === 0) return stdout;
  const said = [stdout, stderr].filter(Boolean).join('\n').trim();
  throw new Error(`${command} ended with ${status ?? signal}\n${said}`);
}
