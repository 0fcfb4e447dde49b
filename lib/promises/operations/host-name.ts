/** Names of hosts in the addresses of calls: the resolver is asked elsewhere, and once. */
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

// A program sends to the same host again and again.
let lastNumber = '';

/** Does sending to this address ask the resolver? */
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
 * What finds an address with the number of the host in the place of its name; caller is the name in
 * Python's texts. ending is aborted when nobody needs the answer any more.
 */
export function resolving(
  caller: string,
  sock: AddressedSocket,
  address: readonly [Host, ...unknown[]],
): (ending: AbortSignal) => Promise<unknown> {
  return async (ending) => {
    const { host } = inetParts(caller, sock.family, address);
    // Letters of full width may spell what is no name.
    if (!hasName(sock, address) || !isName(host)) return address;
    const [, ...rest] = address;
    // As bytes: the host is encoded by now, and getaddrinfo() refuses text that an address may have.
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
