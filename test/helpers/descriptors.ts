/** The descriptors that a process has open, on systems that list them. */
import { existsSync, readdirSync } from 'node:fs';
import { sep } from 'node:path';
import { sayLacking, skip } from './lacking.js';

const LIST = '/proc/self/fd';

/** Under Wine, the directory does not list the program's own descriptors. */
const isListed = sep === '/' && existsSync(LIST);
const REASON = 'the system does not list open descriptors';

/** Skips a test that counts its own descriptors, or a child's, where the system does not list them. */
export function needDescriptors(): void {
  if (!isListed) skip(REASON);
}

/** The number of open descriptors, for tests that also check other things. Null where they are not listed. */
export function countDescriptors(): number | null {
  if (isListed) return readdirSync(LIST).length;
  sayLacking(REASON);
  return null;
}

/** The open descriptors of this process. */
export function openDescriptors(): string[] {
  needDescriptors();
  return readdirSync(LIST);
}

export function isOpen(fd: number): boolean {
  needDescriptors();
  return existsSync(`${LIST}/${fd}`);
}
