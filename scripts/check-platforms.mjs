// Checks what building cannot show: whether the system that a binary is for provides what it requires. The
// linker of a shared object accepts any symbol. `npm run check:platforms [-- TARGET ...]`
import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { checkElf } from './platforms/elf.mjs';
import { checkMachO } from './platforms/mach-o.mjs';
import { checkPe } from './platforms/pe.mjs';
import { isFresh, readManifest } from './prebuild.mjs';
import { binaryOf, TARGETS, targetNamed } from './targets.mjs';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));

const MOST_BYTES = 1 << 20;

const CHECKS = { linux: checkElf, darwin: checkMachO, win32: checkPe };

function checkManifest(manifest, target) {
  const entry = manifest[target.name];
  if (entry === undefined) throw new Error('prebuilds/manifest.json does not know it');
  const bytes = readFileSync(binaryOf(target));
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  if (sha256 !== entry.sha256) throw new Error('it is not the one that the manifest describes');
  if (statSync(binaryOf(target)).size > MOST_BYTES)
    throw new Error('it is larger than a binary of ours can be');
  return isFresh(manifest, target) ? 'fresh' : 'STALE: its sources have changed since';
}

const wanted = process.argv.slice(2);
const targets = wanted.length > 0 ? wanted.map(targetNamed) : TARGETS;
const manifest = readManifest();
let failed = 0;
for (const target of targets) {
  try {
    const file = binaryOf(target);
    const lines = [checkManifest(manifest, target), ...CHECKS[target.platform](target, file)];
    console.log(`${target.name}: ${lines.join('; ')}`);
  } catch (error) {
    failed++;
    console.error(`${target.name}: ${error.message}`);
  }
}
process.exit(failed === 0 ? 0 : 1);
