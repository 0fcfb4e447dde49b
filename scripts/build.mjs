// Builds everything that the demo and the tests need. With a C++ compiler, the addon is built from source
// if it is out of date. Without one, the committed prebuild is used.
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

/** The committed binaries for this platform. The loader determines which of them loads. */
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

/** The headers that came with this Node, so that node-gyp does not have to download them. */
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
