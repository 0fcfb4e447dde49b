import { describe, expect, it } from 'vitest';
import { ownNetwork, reasonAgainstNetwork } from '../helpers/network.js';
import { withExamples } from './run';
import { patience } from '../helpers/sanitizers.js';

const HOSTS = [
  ['IPv4', '127.0.0.1'],
  ['IPv6', '::1'],
] as const;
const NOBODY = '65534';
const RTT = /^rtt min\/avg\/max\/mdev = (\d+\.\d{3}\/){3}\d+\.\d{3} ms$/;

describe.skipIf(reasonAgainstNetwork() !== null)('ping', { timeout: 60_000 * patience }, () => {
  const network = ownNetwork();
  const allow = (groups: string): void =>
    network().write('/proc/sys/net/ipv4/ping_group_range', groups);
  const here = (command: readonly string[]): string[] => network().enter(command);
  /** Runs a command as an unprivileged user, who may nevertheless read this folder. */
  const asNobody = (command: readonly string[]): string[] =>
    here([
      ...['setpriv', '--reuid', NOBODY, '--regid', NOBODY, '--clear-groups'],
      ...['--inh-caps', '-all,+dac_override', '--ambient-caps', '-all,+dac_override'],
      ...command,
    ]);

  async function replies(
    wrap: typeof here,
    host: string,
    kind: string,
    ...more: string[]
  ): Promise<void> {
    await withExamples(async (start) => {
      const ping = start('ping/ping', '-c', 3, '-i', 0.01, ...more, host);
      expect(await ping.exit(), ping.stderr).toBe(0);
      const [first, ...lines] = ping.lines;
      expect(first).toBe(`PING ${host} (${host}) 56 bytes of data, over a ${kind} socket.`);
      for (const sequence of [1, 2, 3]) {
        const start = `64 bytes from ${host}: icmp_seq=${sequence} ttl=64 time=`;
        expect(lines.shift()?.slice(0, start.length)).toBe(start);
      }
      expect(lines.slice(0, 2)).toEqual(['', `--- ${host} ping statistics ---`]);
      expect(lines[2]).toMatch(/^3 packets transmitted, 3 received, 0% packet loss, time \d+ms$/);
      expect(lines[3]).toMatch(RTT);
      expect(lines.length).toBe(4);
    }, wrap);
  }

  it.each(HOSTS)('%s, without any right', async (_name, host) => {
    allow(`${NOBODY} ${NOBODY}`);
    await replies(asNobody, host, 'datagram');
  });

  it.each(HOSTS)('%s, falls back to a raw socket', async (_name, host) => {
    allow('1 0');
    await replies(here, host, 'raw');
  });

  it.each(HOSTS)('%s, a raw socket where both are possible', async (_name, host) => {
    allow('0 0');
    await replies(here, host, 'datagram');
    await replies(here, host, 'raw', '--raw');
  });

  it('ends with 2 when neither kind is allowed, or there is no such host', async () => {
    allow('1 0');
    await withExamples(async (start) => {
      const ping = start('ping/ping', '-c', 1, '127.0.0.1');
      expect(await ping.exit()).toBe(2);
      expect(ping.stderr).toBe('ping: [Errno 1] Operation not permitted\n');
      const datagram = start('ping/ping', '--datagram', '127.0.0.1');
      expect(await datagram.exit()).toBe(2);
      expect(datagram.stderr).toBe('ping: [Errno 13] Permission denied\n');
      expect(await start('ping/ping').exit()).toBe(2);
      expect(await start('ping/ping', '-4', '::1').exit()).toBe(2);
    }, asNobody);
  });

  it('ends with 1 when nobody answers', async () => {
    // The address is unused at the other end of this cable.
    network().cable('left', 'right');
    network().run('ip', 'address', 'add', '192.0.2.1/24', 'dev', 'left');
    network().run('ip', 'neigh', 'add', '192.0.2.2', 'lladdr', '02:00:00:00:00:99', 'dev', 'left');
    await withExamples(async (start) => {
      const ping = start('ping/ping', '-c', 2, '-i', 0.01, '-W', 0.2, '192.0.2.2');
      expect(await ping.exit(), ping.stderr).toBe(1);
      expect(ping.stdout).toContain('2 packets transmitted, 0 received, 100% packet loss');
    }, here);
  });

  it('Ctrl+C ends it with a summary', async () => {
    await withExamples(async (start) => {
      const ping = start('ping/ping', '-i', 1000, '127.0.0.1');
      await ping.expectLine(/^PING/);
      await ping.expectLine(/icmp_seq=1 /);
      ping.kill('SIGINT');
      expect(await ping.exit(), ping.stderr).toBe(0);
      expect(ping.stdout).toContain('1 packets transmitted, 1 received, 0% packet loss');
    }, here);
  });
});
