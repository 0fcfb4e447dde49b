/** Native results at the border to exceptions. */
import { failure } from './result.js';

/** Throws for a native result below 0. */
export function check(result: number, syscall: string, address?: unknown): number {
  if (result >= 0) return result;
  throw failure(result, { syscall, ...endpoint(address) });
}

/** What Node's errors say of the address that a call was for. */
export function endpoint(address: unknown): { address?: string; port?: number } {
  if (typeof address === 'string') return { address };
  if (!Array.isArray(address)) return {};
  const [host, port] = address as unknown[];
  return { address: String(host), port: Number(port) };
}
