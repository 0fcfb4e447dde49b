import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ownNetwork, reasonAgainstNetwork } from '../helpers/network.js';
import { withExamples } from './run';
import { patience } from '../helpers/sanitizers.js';

/** Prints and returns why there can be no TAP device; null if there can. */
function reasonAgainstTap(): string | null {
  const reason = reasonAgainstNetwork();
  if (reason !== null || existsSync('/dev/net/tun')) return reason;
  console.log('no TAP device: there is no /dev/net/tun');
  return 'no /dev/net/tun';
}

describe.skipIf(reasonAgainstTap() !== null)('tap', { timeout: 60_000 * patience }, () => {
  const network = ownNetwork();
  const here = (command: readonly string[]): string[] => network().enter(command);

  it('answers ARP and pings as a host that is there', async () => {
    network().write('/proc/sys/net/ipv6/conf/default/disable_ipv6', '1');
    await withExamples(async (start) => {
      const host = start('tap/tap', 'tap0', '192.0.2.2', 4);
      await host.expectLine('tap0 is up');
      network().run('ip', 'address', 'add', '192.0.2.1/24', 'dev', 'tap0');
      const ping = start('ping/ping', '-c', 3, '-i', 0.01, '-s', 100, '192.0.2.2');
      expect(await ping.exit(), ping.stderr).toBe(0);
      expect(ping.stdout).toContain('3 packets transmitted, 3 received, 0% packet loss');
      expect(await host.exit(), host.stderr).toBe(0);
      const pinged = 'ping of 192.0.2.1, 108 bytes';
      expect(host.lines).toEqual([
        'tap0 is up',
        'who has 192.0.2.2, asks 192.0.2.1',
        pinged,
        pinged,
        pinged,
      ]);
    }, here);
  });

  it('ends with Ctrl+C, and its interface with it', async () => {
    await withExamples(async (start) => {
      const host = start('tap/tap', 'tap1', '192.0.2.2');
      await host.expectLine('tap1 is up');
      expect(network().run('ip', '-o', 'link')).toContain('tap1');
      host.kill('SIGINT');
      expect(await host.exit(), host.stderr).toBe(0);
      expect(network().run('ip', '-o', 'link')).not.toContain('tap1');
    }, here);
  });
});
