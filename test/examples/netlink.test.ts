import { networkInterfaces } from 'node:os';
import { describe, expect, it } from 'vitest';
import { needNames } from '../helpers/kernel.js';
import { ownNetwork, reasonAgainstNetwork } from '../helpers/network.js';
import { withExamples } from './run';
import { patience } from '../helpers/sanitizers.js';

async function listed(
  what: string,
  wrap?: (command: readonly string[]) => string[],
): Promise<string[]> {
  let lines: string[] = [];
  await withExamples(async (start) => {
    const program = start('netlink/netlink', what);
    expect(await program.exit(), program.stderr).toBe(0);
    lines = program.lines;
  }, wrap);
  return lines;
}

describe('netlink', { timeout: 60_000 * patience }, () => {
  it('lists what Node knows of this machine', async () => {
    needNames('AF_NETLINK');
    const [links, addresses] = [await listed('link'), await listed('address')];
    const interfaces = Object.entries(networkInterfaces());
    expect(interfaces.length).toBeGreaterThan(0);
    for (const [name, all = []] of interfaces) {
      for (const { cidr, mac } of all) {
        const link = links.find((line) => line.includes(`: ${name}: `));
        expect(link).toContain(` ${mac} `);
        expect(addresses.some((line) => line.includes(`: ${name} inet`) && line.includes(` ${cidr} `)))
          .toBe(true); // prettier-ignore
      }
    }
  });

  it('refuses a table that there is not', async () => {
    await withExamples(async (start) => {
      const program = start('netlink/netlink', 'nonsense');
      expect(await program.exit()).toBe(2);
      expect(program.stderr).toContain('usage: ');
    });
  });
});

describe.skipIf(reasonAgainstNetwork() !== null)('netlink on a network of its own', () => {
  const network = ownNetwork();

  it('says what ip(8) says', async () => {
    const here = (command: readonly string[]): string[] => network().enter(command);
    network().cable('left', 'right');
    network().run('ip', 'link', 'set', 'left', 'address', '02:00:00:00:00:01', 'mtu', '1400');
    network().run('ip', 'address', 'add', '192.0.2.1/24', 'brd', '+', 'dev', 'left');
    network().run('ip', 'route', 'add', '198.51.100.0/24', 'via', '192.0.2.7');
    network().run('ip', 'route', 'add', '203.0.113.9', 'dev', 'left', 'metric', '50');
    network().run('ip', 'route', 'add', 'default', 'via', '192.0.2.254', 'src', '192.0.2.1');
    network().run('ip', 'route', 'add', 'blackhole', '203.0.113.64/26');
    network().run('ip', '-6', 'route', 'add', '2001:db8::/32', 'dev', 'lo');

    const links = await listed('link', here);
    expect(links).toContain(
      '1: lo: <LOOPBACK,UP,LOWER_UP> mtu 65536 link/loopback 00:00:00:00:00:00 brd 00:00:00:00:00:00',
    );
    expect(links).toContainEqual(
      expect.stringMatching(
        /^\d+: left: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1400 link\/ether 02:00:00:00:00:01 brd ff:ff:ff:ff:ff:ff$/,
      ),
    );
    expect(links.length).toBe(3);
    expect((await listed('address', here)).map((line) => line.replace(/^\d+: /, ''))).toEqual([
      'lo inet 127.0.0.1/8 scope host',
      'left inet 192.0.2.1/24 brd 192.0.2.255 scope global',
      'lo inet6 ::1/128 scope host',
    ]);
    const words = (text: string): string[] =>
      text
        .split('\n')
        .map((line) => line.replace(/ pref medium/, '').trim())
        .filter((line) => line !== '');
    const ip = words(network().run('ip', 'route'));
    expect(ip.length).toBe(5);
    expect(await listed('route', here)).toEqual(ip);
    const ip6 = words(network().run('ip', '-6', 'route'));
    expect(await listed('route6', here)).toEqual(ip6);
    expect(ip6).toContainEqual(expect.stringContaining('2001:db8::/32 dev lo'));
  });
});
