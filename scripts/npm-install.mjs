// Programs from npm that only some commands need. They are installed into a separate folder, not the project.
import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';

/**
 * npm as a command and its first arguments. Windows cannot start npm.cmd without a shell, but `npm run`
 * passes the path of npm's own program.
 */
export function npm() {
  const cli = process.env.npm_execpath;
  return cli?.endsWith('.js') === true ? [process.execPath, cli] : ['npm'];
}

/**
 * @param {string} folder
 * @param {string[]} packages
 * @param {string[]} more flags, such as '--force' for a package made for another machine
 */
export function installInto(folder, packages, more = []) {
  mkdirSync(folder, { recursive: true });
  const flags = ['install', '--no-save', '--no-audit', '--no-fund', '--ignore-scripts'];
  const [command, ...words] = npm();
  execFileSync(command, [...words, ...flags, ...more, '--prefix', folder, ...packages], {
    stdio: 'inherit',
  });
}
