/** Host names in the addresses of calls, which are looked up on another thread, once per call. */
import { isIP } from 'node:net';
import { types } from 'node:util';
import { inetParts } from '../../address/address.js';
import { native } from '../../addon/binding.js';
import type { AddressedSocket } from '../../address/families/family.js';
import { addrinfo } from '../../address/getaddrinfo.js';
import { failure } from '../../addon/result.js';
import { lookUpLater } from '../engine/lookup.js';

type Host = string | Uint8Array;

const { AF_INET, AF_INET6, SOCK_DGRAM = 2 } = native.constants;

// Programs send to the same host again and again.
let lastNumber = '';

/** True if this address has a host name that must be looked up. */
export function hasName(
  { family }: AddressedSocket,
  address: unknown,
): address is [Host, ...unknown[]] {
  if (family !== AF_INET && family !== AF_INET6) return false;
  if (!Array.isArray(address) || address.length < 2) return false;
  const [host] = address as unknown[];
  const text = types.isUint8Array(host) ? Buffer.from(host).toString('latin1') : host;
  return typeof text === 'string' && !text.includes('\0') && isName(text);
}

function isName(host: string): boolean {
  if (host === '' || host === lastNumber || host === '<broadcast>') return false;
  if (isIP(host) === 0) return true;
  lastNumber = host;
  return false;
}

/**
 * Returns a function that resolves an address: it replaces the name of the host with its number. caller:
 * the function name for Python's error texts. ending: aborted when the answer is no longer needed.
 */
export function resolving(
  caller: string,
  sock: AddressedSocket,
  address: readonly [Host, ...unknown[]],
): (ending: AbortSignal) => Promise<unknown> {
  return async (ending) => {
    const { host } = inetParts(caller, sock.family, address);
    // Full-width characters may spell a numeric address.
    if (!hasName(sock, address) || !isName(host)) return address;
    const [, ...rest] = address;
    // As bytes: the host is already encoded, and getaddrinfo() refuses some text that is valid in an address.
    return [await numeric(sock.family, Buffer.from(host, 'latin1'), ending), ...rest];
  };
}

async function numeric(family: number, host: Buffer, ending: AbortSignal): Promise<unknown> {
  const question = addrinfo([host, null, family, SOCK_DGRAM]);
  const [first] = await lookUpLater(question, ending, false);
  const name = first?.[4];
  if (Array.isArray(name)) return name[0];
  throw failure(-1, { syscall: 'getaddrinfo', address: host.toString('latin1') });
}
