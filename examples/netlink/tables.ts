// Links, addresses and routes, a line each, in the words of ip(8).

import socket from 'pysocket';
import { unpack } from '../helpers/struct';
import { dump, RTM_GETADDR, RTM_GETLINK, RTM_GETROUTE } from './dump';
import { attributes } from './message';
import {
  flagNames,
  hardwareAddress,
  ipAddress,
  LINK_FLAGS,
  LINK_TYPES,
  name,
  PROTOCOLS,
  ROUTE_TYPES,
  SCOPES,
} from './text';

const IFLA = { ADDRESS: 1, BROADCAST: 2, IFNAME: 3, MTU: 4 };
const IFA = { ADDRESS: 1, LOCAL: 2, BROADCAST: 4 };
const RTA = { DST: 1, OIF: 4, GATEWAY: 5, PRIORITY: 6, PREFSRC: 7, TABLE: 15 };
const RT_TABLE_MAIN = 254;
const RTN_UNICAST = 1;
const [IFINFOMSG, IFADDRMSG, RTMSG] = [16, 8, 12];

function number(bytes: Buffer | undefined): number {
  return bytes === undefined ? 0 : (unpack('=I', bytes)[0] ?? 0);
}

/** `ip -o link`: struct ifinfomsg and IFLA_* */
export function links(): string[] {
  return dump(RTM_GETLINK).map(({ body }) => {
    const [, type = 0, index = 0, flags = 0] = unpack('=BxHiI', body);
    const found = attributes(body, IFINFOMSG);
    const kind = LINK_TYPES.get(type) ?? `[${type}]`;
    const words = [
      `${index}: ${name(found.get(IFLA.IFNAME))}:`,
      `<${flagNames(flags, LINK_FLAGS)}>`,
      `mtu ${number(found.get(IFLA.MTU))}`,
      `link/${kind} ${hardwareAddress(found.get(IFLA.ADDRESS))}`,
      `brd ${hardwareAddress(found.get(IFLA.BROADCAST))}`,
    ];
    return words.join(' ');
  });
}

/** `ip -o address`: struct ifaddrmsg and IFA_* */
export function addresses(): string[] {
  return dump(RTM_GETADDR).flatMap(({ body }) => {
    const [family = 0, prefix = 0, , scope = 0, index = 0] = unpack('=BBBBI', body);
    const found = attributes(body, IFADDRMSG);
    // On a point-to-point link IFA_ADDRESS is the other side's.
    const address = found.get(IFA.LOCAL) ?? found.get(IFA.ADDRESS);
    if (address === undefined) return [];
    const broadcast = found.get(IFA.BROADCAST);
    const words = [
      `${index}: ${socket.if_indextoname(index)}`,
      `${family === socket.AF_INET ? 'inet' : 'inet6'} ${ipAddress(address)}/${prefix}`,
      ...(broadcast === undefined ? [] : [`brd ${ipAddress(broadcast)}`]),
      `scope ${SCOPES.get(scope) ?? scope}`,
    ];
    return [words.join(' ')];
  });
}

/** `ip route`, or `ip -6 route`: struct rtmsg and RTA_*, of the main table */
export function routes(family: number): string[] {
  return dump(RTM_GETROUTE, family).flatMap(({ body }) => {
    const [, prefix = 0, , , small = 0, protocol = 0, scope = 0, type = 0] = unpack('=8B', body);
    const found = attributes(body, RTMSG);
    const table = found.has(RTA.TABLE) ? number(found.get(RTA.TABLE)) : small;
    if (table !== RT_TABLE_MAIN) return [];
    const [to, via, source] = [RTA.DST, RTA.GATEWAY, RTA.PREFSRC].map((key) => found.get(key));
    const priority = number(found.get(RTA.PRIORITY));
    const whole = to !== undefined && prefix === to.length * 8;
    const destination = to === undefined ? 'default' : ipAddress(to) + (whole ? '' : `/${prefix}`);
    const device = number(found.get(RTA.OIF));
    const words = [
      ...(type === RTN_UNICAST ? [] : [ROUTE_TYPES.get(type) ?? `[${type}]`]),
      destination,
      ...(via === undefined ? [] : [`via ${ipAddress(via)}`]),
      ...(device === 0 ? [] : [`dev ${socket.if_indextoname(device)}`]),
      ...(protocol === 3 ? [] : [`proto ${PROTOCOLS.get(protocol) ?? protocol}`]),
      ...(scope === 0 || family === socket.AF_INET6 ? [] : [`scope ${SCOPES.get(scope) ?? scope}`]),
      ...(source === undefined ? [] : [`src ${ipAddress(source)}`]),
      ...(priority === 0 ? [] : [`metric ${priority}`]),
    ];
    return [words.join(' ')];
  });
}
