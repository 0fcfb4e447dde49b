// What the kernel's bytes look like to people.

import socket from 'pysocket';

/** A C string. */
export function name(bytes: Buffer | undefined): string {
  return bytes === undefined ? '' : bytes.toString('utf-8', 0, bytes.length - 1);
}

/** 02:00:00:00:00:01 */
export function hardwareAddress(bytes: Buffer | undefined): string {
  return (bytes?.toString('hex') ?? '').replace(/..\B/g, '$&:');
}

/** An address of IPv4 or IPv6, by its length. */
export function ipAddress(bytes: Buffer): string {
  return socket.inet_ntop(bytes.length === 4 ? socket.AF_INET : socket.AF_INET6, bytes);
}

/** The names of the bits that are set. */
export function flagNames(bits: number, names: readonly (readonly [number, string])[]): string {
  return names
    .filter(([bit]) => (bits & bit) !== 0)
    .map(([, text]) => text)
    .join(',');
}

/** net/if.h */
export const LINK_FLAGS = [
  [0x8, 'LOOPBACK'],
  [0x2, 'BROADCAST'],
  [0x10, 'POINTOPOINT'],
  [0x1000, 'MULTICAST'],
  [0x80, 'NOARP'],
  [0x100, 'PROMISC'],
  [0x1, 'UP'],
  [0x10000, 'LOWER_UP'],
] as const;

/** linux/if_arp.h */
export const LINK_TYPES: ReadonlyMap<number, string> = new Map([
  [1, 'ether'],
  [768, 'ipip'],
  [769, 'tunnel6'],
  [772, 'loopback'],
  [776, 'sit'],
  [65534, 'none'],
]);

/** linux/rtnetlink.h */
export const SCOPES: ReadonlyMap<number, string> = new Map([
  [0, 'global'],
  [200, 'site'],
  [253, 'link'],
  [254, 'host'],
  [255, 'nowhere'],
]);
export const PROTOCOLS: ReadonlyMap<number, string> = new Map([
  [1, 'redirect'],
  [2, 'kernel'],
  [3, 'boot'],
  [4, 'static'],
  [9, 'ra'],
  [16, 'dhcp'],
]);
export const ROUTE_TYPES: ReadonlyMap<number, string> = new Map([
  [2, 'local'],
  [3, 'broadcast'],
  [4, 'anycast'],
  [5, 'multicast'],
  [6, 'blackhole'],
  [7, 'unreachable'],
  [8, 'prohibit'],
]);
