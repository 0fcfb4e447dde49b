/** Names of hosts in the addresses of calls: the resolver is asked elsewhere, and once. */
import { isIP } from 'node:net';
import { types } from 'node:util';
import { inetParts } from '../address.js';
import { native } from '../binding.js';
import type { Endpoint } from '../families/family.js';
import { addrinfo } from '../resolve.js';
import { failure } from '../result.js';
import { lookUpLater } from './lookup.js';

type Host = string | Uint8Array;

const { AF_INET, AF_INET6, SOCK_DGRAM = 2 } = native.constants;

// A program sends to the same host again and again.
let lastNumber = '';

/** Does sending to this address ask the resolver? */
export function hasName({ family }: Endpoint, address: unknown): address is [Host, ...unknown[]] {
  if (family !== AF_INET && family !== AF_INET6) return false;
  if (!Array.isArray(address) || address.length < 2) return false;
  const [host] = address as unknown[];
  const text = types.isUint8Array(host) ? Buffer.from(host).toString('latin1') : host;
  if (typeof text !== 'string' || text === '' || text === lastNumber) return false;
  if (text.includes('\0') || text === '<broadcast>') return false;
  if (isIP(text) === 0) return true;
  lastNumber = text;
  return false;
}

/**
 * What puts the number of a host in the place of its name; caller is the name in Python's texts.
 * ending is aborted when nobody needs the answer any more.
 */
export function resolving(
  caller: string,
  sock: Endpoint,
  args: unknown[],
  at: number,
): (ending: AbortSignal) => Promise<void> {
  return async (ending) => {
    const address = args[at];
    inetParts(caller, sock.family, address);
    if (hasName(sock, address)) args[at] = await numeric(sock, address, ending);
  };
}

async function numeric(
  { family }: Endpoint,
  [host, ...rest]: [Host, ...unknown[]],
  ending: AbortSignal,
): Promise<unknown[]> {
  const question = addrinfo([host, null, family, SOCK_DGRAM]);
  const [first] = await lookUpLater(question, ending, false);
  const name = first?.[4];
  if (!Array.isArray(name)) throw failure(-1, { syscall: 'getaddrinfo', address: String(host) });
  return [name[0], ...rest];
}
