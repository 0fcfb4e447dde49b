// The binary for this platform, through prebuildify, with the hash of its sources beside it.
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { sourceHash } from './source-hash.mjs';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
const require = createRequire(import.meta.url);
const bin = require.resolve('prebuildify/bin.js');
execFileSync(process.execPath, [bin, '--napi', '--strip', '--name', 'pysocket'], {
  stdio: 'inherit',
});
const folder = `prebuilds/${process.platform}-${process.arch}`;
writeFileSync(`${folder}/pysocket.sources`, `${sourceHash()}\n`);
