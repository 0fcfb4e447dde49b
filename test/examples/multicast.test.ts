import { beforeAll, describe, expect, it } from 'vitest';
import { ownNetwork, reasonAgainstNetwork } from '../helpers/network.js';
import { withExamples } from './run';
import { patience } from '../helpers/sanitizers.js';

const LIMIT = 60_000 * patience;

describe.skipIf(reasonAgainstNetwork() !== null)('multicast', { timeout: LIMIT }, () => {
  const network = ownNetwork();
  const here = (command: readonly string[]): string[] => network().enter(command);
  beforeAll(() => {
    network().cable('left', 'right');
    network().write('/proc/sys/net/ipv6/conf/left/disable_ipv6', '0');
    network().run('ip', 'address', 'add', '192.0.2.1/24', 'dev', 'left');
    network().run('ip', 'address', 'add', 'fd00::1/64', 'dev', 'left', 'nodad');
  });

  it.each([
    ['IPv4', '239.1.2.3', '192.0.2.1', '239.1.2.4'],
    ['IPv6', 'ff05::1234', 'fd00::1', 'ff05::1235'],
  ])('%s', async (_name, group, from, other) => {
    await withExamples(async (start) => {
      const first = start('multicast/receiver', group, 0, 'left');
      await first.expectLine(`Listening to ${group}`);
      const port = await first.port();
      const second = start('multicast/receiver', group, port, 'left');
      await second.expectLine(`Listening to ${group}`);
      const stranger = start('multicast/receiver', other, port, 'left');
      await stranger.expectLine(`Listening to ${other}`);
      await Promise.all([second.port(), stranger.port()]);

      const send = async (to: string, hops: number, loop: string, ...texts: string[]) => {
        const sender = start('multicast/sender', to, port, 'left', hops, loop, ...texts);
        expect(await sender.exit(), sender.stderr).toBe(0);
        return sender.lines;
      };
      expect(await send(group, 3, 'loop', 'hello', 'again')).toEqual([
        `5 bytes to ${group}`,
        `5 bytes to ${group}`,
      ]);
      await send(group, 1, 'noloop', 'unheard');
      await send(group, 1, 'loop', 'near', '');
      for (const receiver of [first, second]) {
        expect(await receiver.exit(), receiver.stderr).toBe(0);
        expect(receiver.lines.slice(1)).toEqual([
          `${from}, 3 hops: hello`,
          `${from}, 3 hops: again`,
          `${from}, 1 hops: near`,
        ]);
      }
      await send(other, 1, 'loop', 'for you', '');
      expect(await stranger.exit(), stranger.stderr).toBe(0);
      expect(stranger.lines.slice(1)).toEqual([`${from}, 1 hops: for you`]);
    }, here);
  });

  it('says which interface there is not', async () => {
    await withExamples(async (start) => {
      const receiver = start('multicast/receiver', '239.1.2.3', 0, 'none0');
      expect(await receiver.exit()).toBe(1);
      expect(receiver.stderr).toContain('no interface with this name');
    }, here);
  });
});
