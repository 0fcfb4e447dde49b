import socket, { type socket as Socket } from 'pysocket';
import { beforeAll, describe, expect, it } from 'vitest';
import { compile } from '../../examples/sniffer/filter';
import { type AnySocket, blocking } from '../helpers/flavours.js';
import { ownNetwork, reasonAgainstNetwork } from '../helpers/network.js';
import { type Example, withExamples } from './run';
import { patience } from '../helpers/sanitizers.js';

const LEFT = '02:00:00:00:00:01';
const RIGHT = '02:00:00:00:00:02';

/** The next line that is not about the kernel's own packets, which can occur at any time. */
async function received(sniffer: Example): Promise<string> {
  for (;;) {
    const line = await sniffer.nextLine();
    if (!line.startsWith('left out ')) return line;
  }
}

describe.skipIf(reasonAgainstNetwork() !== null)('sniffer', { timeout: 60_000 * patience }, () => {
  const network = ownNetwork();
  const here = (command: readonly string[]): string[] => network().enter(command);
  beforeAll(() => {
    network().cable('left', 'right');
    network().run('ip', 'link', 'set', 'left', 'address', LEFT);
    network().run('ip', 'link', 'set', 'right', 'address', RIGHT);
    network().write('/proc/sys/net/ipv6/conf/left/disable_ipv6', '0');
    network().run('ip', 'address', 'add', '192.0.2.1/24', 'dev', 'left');
    network().run('ip', 'address', 'add', 'fd00::1/64', 'dev', 'left', 'nodad');
    for (const address of ['192.0.2.2', 'fd00::2']) {
      network().run('ip', 'neigh', 'add', address, 'lladdr', RIGHT, 'dev', 'left');
    }
  });

  /** Sends UDP from a port of the left end to a port of the right end, where nothing answers. */
  const datagram = (family: number, from: number, to: number): void => {
    const sock = network().socket(blocking, family, socket.SOCK_DGRAM);
    const six = family === socket.AF_INET6;
    sock.bind([six ? 'fd00::1' : '192.0.2.1', from]);
    sock.sendto(Buffer.from('data'), [six ? 'fd00::2' : '192.0.2.2', to]);
    sock.close();
  };
  const inject = (bytes: string): void => {
    const sock: AnySocket = network().socket(blocking, socket.AF_PACKET, socket.SOCK_RAW);
    sock.sendto(Buffer.from(bytes, 'hex'), ['right', 0]);
    sock.close();
  };
  const question = `ffffffffffff020000000002080600010800060400010200000000${'02'}c0000207000000000000c0000201`;

  it('both sides of UDP, over IPv4', async () => {
    await withExamples(async (start) => {
      const [left, right] = ['left', 'right'].map((name) =>
        start('sniffer/sniffer', name, 1, 'udp'),
      );
      await left?.expectLine('Listening on left');
      await right?.expectLine('Listening on right');
      datagram(socket.AF_INET, 1111, 2222);
      const what = `${LEFT} > ${RIGHT} IPv4 192.0.2.1.1111 > 192.0.2.2.2222 UDP, 46 bytes`;
      await left?.expectLine(`left out ${what}`);
      await right?.expectLine(`right in ${what}`);
      expect([await left?.exit(), await right?.exit()]).toEqual([0, 0]);
    }, here);
  });

  it('ports of both versions, and nothing else', async () => {
    await withExamples(async (start) => {
      const four = start('sniffer/sniffer', 'right', 2, 'udp', 53);
      const six = start('sniffer/sniffer', 'right', 2, 'udp6', 53);
      for (const sniffer of [four, six]) await sniffer.expectLine('Listening on right');
      for (const family of [socket.AF_INET, socket.AF_INET6]) {
        datagram(family, 1000, 54);
        datagram(family, 1001, 53);
        datagram(family, 530, 5300);
        datagram(family, 53, 1002);
      }
      const ends = (line: string): string => line.replace(/^right in \S+ > \S+ /, '');
      expect([await four.exit(), await six.exit()]).toEqual([0, 0]);
      expect(four.lines.slice(1).map(ends)).toEqual([
        'IPv4 192.0.2.1.1001 > 192.0.2.2.53 UDP, 46 bytes',
        'IPv4 192.0.2.1.53 > 192.0.2.2.1002 UDP, 46 bytes',
      ]);
      expect(six.lines.slice(1).map(ends)).toEqual([
        'IPv6 fd00::1.1001 > fd00::2.53 UDP, 66 bytes',
        'IPv6 fd00::1.53 > fd00::2.1002 UDP, 66 bytes',
      ]);
    }, here);
  });

  it('ARP, and what it does not know', async () => {
    await withExamples(async (start) => {
      const arp = start('sniffer/sniffer', 'left', 1, 'arp');
      const all = start('sniffer/sniffer', 'left', 100);
      for (const sniffer of [arp, all]) await sniffer.expectLine('Listening on left');
      inject('02000000009902000000000288b5ffff');
      inject(question);
      const asked = `left broadcast ${RIGHT} > ff:ff:ff:ff:ff:ff ARP who has 192.0.2.1, asks 192.0.2.7, 42 bytes`;
      await arp.expectLine(asked);
      const other = `left other ${RIGHT} > 02:00:00:00:00:99 type 0x88b5, 16 bytes`;
      expect([await received(all), await received(all)]).toEqual([other, asked]);
    }, here);
  });

  it('refuses a filter and an interface that there is not', async () => {
    await withExamples(async (start) => {
      const filter = start('sniffer/sniffer', 'left', 1, 'nonsense');
      expect(await filter.exit()).toBe(1);
      expect(filter.stderr).toContain('no such filter: nonsense');
      const link = start('sniffer/sniffer', 'none0', 1);
      expect(await link.exit()).toBe(1);
      expect(link.stderr).toContain('[Errno 19] No such device');
    }, here);
  });

  it.each<[string, number | null]>([
    ...(['ip', 'ip6', 'arp', 'icmp', 'icmp6', 'tcp', 'tcp6'] as const).map(
      (name): [string, null] => [name, null],
    ),
    ['tcp', 80],
    ['tcp6', 80],
  ])('the kernel takes the program for %s %s', (name, port) => {
    const sock = network().socket(blocking, socket.AF_PACKET, socket.SOCK_RAW);
    expect(socket.attach_filter(sock as Socket, compile(name, port))).toBe(null);
  });
});
