/** Turns native results into exceptions. */
import { native } from './binding.js';
import { failure } from './result.js';

const { AF_INET, AF_INET6, AF_UNIX } = native.constants;

/** Returns a native result, or throws if it is below 0. */
export function check(result: number, syscall: string): number {
  if (result >= 0) return result;
  throw failure(result, { syscall });
}

/** Returns the fields that Node's errors have for the address of a call. */
export function addressFields(
  address: unknown,
  family: number,
): { address?: string; port?: number } {
  if (family === AF_UNIX && typeof address === 'string') return { address };
  if (family !== AF_INET && family !== AF_INET6) return {};
  if (!Array.isArray(address)) return {};
  const [host, port] = address as unknown[];
  return { address: String(host), port: Number(port) };
}
