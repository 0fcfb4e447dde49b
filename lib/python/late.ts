/** What few programs need, and is loaded when it is needed. */
import { systemError } from './os-error.js';

/**
 * What load() requires. Python loads its idna and most encodings so, too, and when no descriptor is left for
 * their files the call fails with OSError (EMFILE, ENFILE).
 */
export function late<T>(load: () => T): T {
  try {
    return load();
  } catch (error) {
    const { code, syscall } = (error ?? {}) as { code?: unknown; syscall?: unknown };
    throw (syscall === 'open' ? systemError(code) : null) ?? error;
  }
}
