// A program of classic BPF: what the kernel runs on each frame before it wakes us. It is the one
// that `tcpdump -d` prints for the same words. See the kernel's Documentation/networking/filter.rst.

import { pack } from '../helpers/struct';

const LOAD_BYTE = 0x30; //            ldb  [k]
const LOAD_HALF = 0x28; //            ldh  [k]
const LOAD_HALF_INDIRECT = 0x48; //   ldh  [x + k]
const LOAD_HEADER_LENGTH = 0xb1; //   ldxb 4 * ([k] & 0xf)
const JUMP_IF_EQUAL = 0x15; //        jeq  #k, jt, jf
const JUMP_IF_SET = 0x45; //          jset #k, jt, jf
const RETURN = 0x06; //               ret  #k

const WHOLE_FRAME = 0x40000;
const ETHERNET = 14;
const IPV6_HEADER = 40;
const [IPV4, ARP, IPV6] = [0x0800, 0x0806, 0x86dd];

/** Jumps go forward only, to one of the two ends or to the instruction that follows. */
type Target = 'accept' | 'reject' | 'next';
type Instruction = readonly [code: number, k: number, yes?: Target, no?: Target];

function assemble(instructions: readonly Instruction[]): Buffer {
  const accept = instructions.length;
  const encoded = instructions.map(([code, k, yes = 'next', no = 'next'], i) => {
    const distance = (target: Target): number =>
      target === 'next' ? 0 : accept - i - 1 + (target === 'reject' ? 1 : 0);
    return pack('=HBBI', code, distance(yes), distance(no), k);
  });
  const ends = [pack('=HBBI', RETURN, 0, 0, WHOLE_FRAME), pack('=HBBI', RETURN, 0, 0, 0)];
  return Buffer.concat([...encoded, ...ends]);
}

/** Frames of IPv4 or IPv6 with a protocol in them, from or to a port if one is given. */
function transport(version: number, protocol: number, port: number | null): Instruction[] {
  const isV4 = version === IPV4;
  const protocolAt = ETHERNET + (isV4 ? 9 : 6);
  const found: Instruction[] = [
    [LOAD_HALF, 12],
    [JUMP_IF_EQUAL, version, 'next', 'reject'],
    [LOAD_BYTE, protocolAt],
    [JUMP_IF_EQUAL, protocol, port === null ? 'accept' : 'next', 'reject'],
  ];
  if (port === null) return found;
  if (isV4) {
    found.push([LOAD_HALF, ETHERNET + 6]);
    found.push([JUMP_IF_SET, 0x1fff, 'reject', 'next']); // the ports are in the first fragment
    found.push([LOAD_HEADER_LENGTH, ETHERNET]);
    found.push([LOAD_HALF_INDIRECT, ETHERNET], [JUMP_IF_EQUAL, port, 'accept', 'next']);
    found.push([LOAD_HALF_INDIRECT, ETHERNET + 2], [JUMP_IF_EQUAL, port, 'accept', 'reject']);
  } else {
    const ports = ETHERNET + IPV6_HEADER;
    found.push([LOAD_HALF, ports], [JUMP_IF_EQUAL, port, 'accept', 'next']);
    found.push([LOAD_HALF, ports + 2], [JUMP_IF_EQUAL, port, 'accept', 'reject']);
  }
  return found;
}

const ethertype = (type: number): Instruction[] => [
  [LOAD_HALF, 12],
  [JUMP_IF_EQUAL, type, 'accept', 'reject'],
];

const TRANSPORTS: Readonly<Record<string, readonly [version: number, protocol: number]>> = {
  icmp: [IPV4, 1],
  icmp6: [IPV6, 58],
  tcp: [IPV4, 6],
  tcp6: [IPV6, 6],
  udp: [IPV4, 17],
  udp6: [IPV6, 17],
};
const ETHERTYPES: Readonly<Record<string, number>> = { ip: IPV4, ip6: IPV6, arp: ARP };

/** The program for words like `arp`, `icmp6`, `tcp` and `udp 53`. */
export function compile(name: string, port: number | null): Buffer {
  const type = ETHERTYPES[name];
  if (type !== undefined && port === null) return assemble(ethertype(type));
  const found = TRANSPORTS[name];
  if (found === undefined || (port !== null && name.startsWith('icmp'))) {
    throw new Error(`no such filter: ${name}${port === null ? '' : ` ${port}`}`);
  }
  return assemble(transport(...found, port));
}
