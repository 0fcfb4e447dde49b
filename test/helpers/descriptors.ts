/** The descriptors that a process has open, where the system lists them. */
import { existsSync, readdirSync } from 'node:fs';
import { sep } from 'node:path';
import { sayLacking, skip } from './lacking.js';

const LIST = '/proc/self/fd';

/** What Wine shows there are not its programs' own. */
const isListed = sep === '/' && existsSync(LIST);
const REASON = 'the system does not list open descriptors';

/** Skips the test where nobody tells: it, or a program of its, counts them. */
export function needDescriptors(): void {
  if (!isListed) skip(REASON);
}

/** How many there are, for tests that look at them besides; nobody knows it where they are not listed. */
export function countDescriptors(): number | null {
  if (isListed) return readdirSync(LIST).length;
  sayLacking(REASON);
  return null;
}

/** Those of this process. */
export function openDescriptors(): string[] {
  needDescriptors();
  return readdirSync(LIST);
}

export function isOpen(fd: number): boolean {
  needDescriptors();
  return existsSync(`${LIST}/${fd}`);
}
