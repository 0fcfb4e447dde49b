import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(__dirname, '..', '..');

/** What RHEL 8 has, the oldest system that Node 20's own binaries run on. */
const FLOOR = { GLIBC: [2, 28], GLIBCXX: [3, 4, 25], CXXABI: [1, 3, 11] };

function isNewer(version: readonly number[], than: readonly number[]): boolean {
  const at = version.findIndex((part, i) => part !== (than[i] ?? 0));
  return at >= 0 && (version[at] ?? 0) > (than[at] ?? 0);
}

describe('the committed binary', () => {
  it.each(Object.entries(FLOOR))('needs no newer %s than the oldest system has', (name, floor) => {
    const binary = readFileSync(join(root, 'prebuilds/linux-x64/pysocket.node'), 'latin1');
    const needed = [...binary.matchAll(new RegExp(`\\b${name}_([\\d.]+)\\0`, 'g'))].map(
      ([, version = '']) => version.split('.').map(Number),
    );
    expect(needed.length).toBeGreaterThan(0);
    expect(needed.filter((version) => isNewer(version, floor))).toEqual([]);
  });

  it('was built from the sources that stand here', () => {
    const recorded = readFileSync(join(root, 'prebuilds/linux-x64/pysocket.sources'), 'utf8');
    const hash = execFileSync(process.execPath, [join(root, 'scripts/source-hash.mjs')], {
      encoding: 'utf8',
    });
    expect(recorded).toBe(hash);
  });
});
