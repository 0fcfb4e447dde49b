// A host that there is not, on an Ethernet of its own: node tap.js interface address [answers]
//
//   sudo node tap.js tap0 192.0.2.2 &
//   sudo ip address add 192.0.2.1/24 dev tap0 && ping 192.0.2.2
//
// The interface is a TAP device: what the kernel sends on it this program reads, and what it writes the
// kernel receives. It answers ARP and pings, until Ctrl+C or that many of them. Linux only; it needs
// CAP_NET_ADMIN.

import { openSync } from 'node:fs';
import socket from 'pysocket';
import fd from 'pysocket/promises/fd';
import { print } from '../helpers/print';
import { ctrlC } from '../helpers/promises/ctrl-c';
import { pack, unpack } from '../helpers/struct';
import { answer } from './frames';

const [name = 'tap0', address = '192.0.2.2', answers = 'Infinity'] = process.argv.slice(2);
const MAC = Buffer.from('020000000002', 'hex');
const LONGEST_FRAME = 1518;
/** struct ifreq: the name, then what the request is about. */
const ifreq = (flags: number): Buffer =>
  Buffer.concat([
    pack('=16sH', Buffer.from(name.padEnd(fd.IFNAMSIZ, '\0')), flags),
    Buffer.alloc(22),
  ]);

/** The device, whose interface is there as long as it is open. */
function openTap(): number {
  const tap = openSync('/dev/net/tun', 'r+');
  fd.ioctl(tap, fd.TUNSETIFF, ifreq(fd.IFF_TAP | fd.IFF_NO_PI));
  using sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM);
  const [flags = 0] = unpack('=H', fd.ioctl(sock, fd.SIOCGIFFLAGS, ifreq(0)), fd.IFNAMSIZ);
  fd.ioctl(sock, fd.SIOCSIFFLAGS, ifreq(flags | fd.IFF_UP));
  return tap;
}

async function serve(tap: number, signal: AbortSignal): Promise<void> {
  const ip = socket.inet_aton(address);
  for (let left = Number(answers); left > 0;) {
    const made = answer(await fd.read(tap, LONGEST_FRAME, { signal }), MAC, ip);
    if (made === null) continue;
    await fd.write(tap, made.frame);
    print(made.what);
    left--;
  }
}

const interrupted = ctrlC();
const tap = openTap();
print(`${name} is up`);
serve(tap, interrupted)
  .catch((error: unknown) => {
    if (!(error instanceof fd.AbortError)) throw error;
  })
  .finally(() => fd.close(tap));
