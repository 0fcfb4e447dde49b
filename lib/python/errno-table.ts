/** The numbers of the system's errors and their names. */
import { constants } from 'node:os';

// Errnos that Python's table has and Node's list of constants lacks.
const LINUX_ONLY: Readonly<Record<string, number>> =
  process.platform === 'linux' ? { ESHUTDOWN: 108 } : {};

const NUMBERS: Readonly<Record<string, number | undefined>> = { ...LINUX_ONLY, ...constants.errno };

/** @internal of those that this system has */
export function numbersOf(names: readonly string[]): number[] {
  return names.map((name) => NUMBERS[name]).filter((number) => number !== undefined);
}

/** @internal the first name of each number */
export const errnoNames = new Map<number, string>();
for (const [name, number] of Object.entries(constants.errno)) {
  if (!errnoNames.has(number)) errnoNames.set(number, name);
}

/** @internal the names of the resolver's errors, which the addon knows */
export const resolverNames = new Map<number, string>();
