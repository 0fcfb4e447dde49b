// Programs from npm that only some commands need: into a folder of their own, not into the project.
import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';

/**
 * npm as a command and its first words. Windows starts no npm.cmd without a shell; `npm run` says which
 * program npm itself is.
 */
export function npm() {
  const cli = process.env.npm_execpath;
  return cli?.endsWith('.js') === true ? [process.execPath, cli] : ['npm'];
}

/**
 * @param {string} folder
 * @param {string[]} packages
 * @param {string[]} more flags: '--force' for what is made for another machine
 */
export function installInto(folder, packages, more = []) {
  mkdirSync(folder, { recursive: true });
  const flags = ['install', '--no-save', '--no-audit', '--no-fund', '--ignore-scripts'];
  const [command, ...words] = npm();
  execFileSync(command, [...words, ...flags, ...more, '--prefix', folder, ...packages], {
    stdio: 'inherit',
  });
}
