// Lists the interfaces of this machine and their IPv4 addresses, as Python's programs do it with
// fcntl.ioctl(): node interfaces.js [name...]
//
// SIOCGIFCONF, which lists them too, takes the address of memory, and nothing here has one: the names
// come from if_nameindex().

import socket from 'pysocket';
import fd from 'pysocket/fd';
import { print } from '../helpers/print';
import { unpack } from '../helpers/struct';

/** struct ifreq: the name, then what the request is about. */
const IFREQ_SIZE = 40;

const FLAGS = [
  ['UP', fd.IFF_UP],
  ['BROADCAST', fd.IFF_BROADCAST],
  ['LOOPBACK', fd.IFF_LOOPBACK],
  ['RUNNING', fd.IFF_RUNNING],
  ['MULTICAST', fd.IFF_MULTICAST],
] as const;

using sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM);

/** What the kernel answers about an interface, behind its name. */
function ask(request: number, name: string): Buffer {
  const ifreq = Buffer.alloc(IFREQ_SIZE);
  ifreq.write(name);
  return fd.ioctl(sock, request, ifreq).subarray(fd.IFNAMSIZ);
}

/** struct sockaddr_in: the family, the port, the address. Null: the interface has none. */
function address(request: number, name: string): string | null {
  try {
    return socket.inet_ntoa(ask(request, name).subarray(4, 8));
  } catch (error) {
    if (error instanceof socket.OSError && error.code === 'EADDRNOTAVAIL') return null;
    throw error;
  }
}

function line(name: string): string {
  const [flags = 0] = unpack('=H', ask(fd.SIOCGIFFLAGS, name));
  const set = FLAGS.filter(([, bit]) => (flags & bit) !== 0).map(([text]) => text);
  const [mtu] = unpack('=i', ask(fd.SIOCGIFMTU, name));
  const hardware = ask(fd.SIOCGIFHWADDR, name).subarray(2, 8);
  const mac = [...hardware].map((byte) => byte.toString(16).padStart(2, '0')).join(':');
  const inet = address(fd.SIOCGIFADDR, name);
  const where = inet === null ? '' : ` inet ${inet} netmask ${address(fd.SIOCGIFNETMASK, name)}`;
  return `${name}: <${set.join(',')}> mtu ${mtu} ether ${mac}${where}`;
}

const names = process.argv.slice(2);
const all = socket.if_nameindex().map(([, name]) => name);
for (const name of names.length > 0 ? names : all) print(line(name));
