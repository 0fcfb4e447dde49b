// Programs from npm that only some commands need: into a folder of their own, not into the project.
import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';

/**
 * @param {string} folder
 * @param {string[]} packages
 * @param {string[]} more flags: '--force' for what is made for another machine
 */
export function installInto(folder, packages, more = []) {
  mkdirSync(folder, { recursive: true });
  const flags = ['install', '--no-save', '--no-audit', '--no-fund', '--ignore-scripts'];
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  execFileSync(npm, [...flags, ...more, '--prefix', folder, ...packages], { stdio: 'inherit' });
}
