/** Loads modules on demand that few programs need. */
import { systemError } from './os-error.js';

/**
 * Returns what load() requires. Python loads its idna codec and most encodings on demand too, and
 * if no descriptor is left for their files the call fails with OSError (EMFILE, ENFILE).
 */
export function late<T>(load: () => T): T {
  try {
    return load();
  } catch (error) {
    const { code, syscall } = (error ?? {}) as { code?: unknown; syscall?: unknown };
    throw (syscall === 'open' ? systemError(code) : null) ?? error;
  }
}
