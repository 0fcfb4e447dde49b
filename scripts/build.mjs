// Everything that the demo and the tests need. With a C++ compiler the addon is built from source
// when the built one is out of date; without one the committed prebuild serves.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sourceHash } from './source-hash.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
process.chdir(root);
const require = createRequire(import.meta.url);

const stamp = 'build/Release/pysocket.sources';

/** Any of the committed ones for this platform: which of them loads is for the loader to find out. */
const folder = `prebuilds/${process.platform}-${process.arch}`;
const prebuilt = existsSync(folder)
  ? readdirSync(folder)
      .filter((name) => name.endsWith('.node'))
      .map((name) => `${folder}/${name}`)
  : [];

function hasCompiler() {
  const compiler = process.env.CXX ?? 'g++';
  return (
    spawnSync(compiler, ['--version'], { shell: true, stdio: 'ignore' }).status === 0 &&
    spawnSync('make', ['--version'], { stdio: 'ignore' }).status === 0
  );
}

function upToDate() {
  return (
    existsSync('build/Release/pysocket.node') &&
    existsSync(stamp) &&
    readFileSync(stamp, 'utf8') === sourceHash()
  );
}

/** The headers that came with this node, so that node-gyp need not download them. */
function headers() {
  const prefix = join(dirname(process.execPath), '..');
  return existsSync(join(prefix, 'include/node/node_api.h')) ? [`--nodedir=${prefix}`] : [];
}

function buildNative() {
  if (upToDate()) return;
  if (!hasCompiler()) {
    if (prebuilt.length === 0) {
      throw new Error(`no C++ compiler, and no prebuilt binary for this platform in ${folder}`);
    }
    console.log(`No C++ compiler here: using ${prebuilt.join(' or ')}.`);
    return;
  }
  console.log('Building the addon ...');
  const gyp = require.resolve('node-gyp/bin/node-gyp.js');
  const run = spawnSync(process.execPath, [gyp, 'rebuild', ...headers()], { encoding: 'utf8' });
  if (run.status !== 0) {
    process.stderr.write(`${run.stdout}${run.stderr}`);
    if (prebuilt.length === 0) throw new Error('the addon could not be built');
    console.log(`The addon could not be built (above): using ${prebuilt.join(' or ')}.`);
    return;
  }
  mkdirSync('build/Release', { recursive: true });
  writeFileSync(stamp, sourceHash());
}

buildNative();
execFileSync(process.execPath, ['scripts/build-ts.mjs'], { stdio: 'inherit' });
