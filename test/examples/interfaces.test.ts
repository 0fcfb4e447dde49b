import { networkInterfaces } from 'node:os';
import { describe, expect, it } from 'vitest';
import { ownNetwork, reasonAgainstNetwork } from '../helpers/network.js';
import { withExamples } from './run';
import { patience } from '../helpers/sanitizers.js';

describe.skipIf(process.platform !== 'linux')('interfaces', { timeout: 60_000 * patience }, () => {
  it('lists what Node knows of this machine', async () => {
    await withExamples(async (start) => {
      const program = start('interfaces/interfaces');
      expect(await program.exit(), program.stderr).toBe(0);
      const known = Object.entries(networkInterfaces());
      expect(known.length).toBeGreaterThan(0);
      for (const [name, all = []] of known) {
        const line = program.lines.find((text) => text.startsWith(`${name}: `));
        // An interface may have several addresses; the request returns the first.
        const [first] = all.filter(({ family }) => family === 'IPv4');
        if (first === undefined) continue;
        expect(line).toContain(` ether ${first.mac} `);
        expect(line).toContain(` inet ${first.address} netmask ${first.netmask}`);
      }
    });
  });

  it('refuses an interface that there is not', async () => {
    await withExamples(async (start) => {
      const program = start('interfaces/interfaces', 'none0');
      expect(await program.exit()).toBe(1);
      expect(program.stderr).toContain('[Errno 19] No such device');
    });
  });
});

describe.skipIf(reasonAgainstNetwork() !== null)('interfaces of a network of its own', () => {
  const network = ownNetwork();

  it('says what was set', async () => {
    network().cable('left', 'right');
    network().run('ip', 'link', 'set', 'left', 'address', '02:00:00:00:00:01', 'mtu', '1400');
    network().run('ip', 'address', 'add', '192.0.2.1/26', 'dev', 'left');
    const here = (command: readonly string[]): string[] => network().enter(command);
    await withExamples(async (start) => {
      const program = start('interfaces/interfaces', 'left', 'right');
      expect(await program.exit(), program.stderr).toBe(0);
      const [left, right] = program.lines;
      expect(left).toBe(
        'left: <UP,BROADCAST,RUNNING,MULTICAST> mtu 1400 ether 02:00:00:00:00:01 inet 192.0.2.1 netmask 255.255.255.192',
      );
      expect(right).toMatch(/^right: <UP,.*> mtu 1500 ether [0-9a-f:]{17}$/);
    }, here);
  });
});
