import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(__dirname, '..', '..');

describe('the committed binary', () => {
  it('was built from the sources that stand here', () => {
    const recorded = readFileSync(join(root, 'prebuilds/linux-x64/pysocket.sources'), 'utf8');
    const hash = execFileSync(process.execPath, [join(root, 'scripts/source-hash.mjs')], {
      encoding: 'utf8',
    });
    expect(recorded).toBe(hash);
  });
});
