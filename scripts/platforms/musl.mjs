// musl, on the only runtime that npm has for it: Bun's build. Unless the machine runs Alpine, the C++
// library is made from Debian's. The loader has to choose the binary by itself.
import { existsSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { installInto } from '../npm-install.mjs';
import { root } from './engine-tests.mjs';
import { Absent, findTool, folder, outputFolder, run } from './run.mjs';

const LOADER = '/lib/ld-musl-x86_64.so.1';
const LIBRARY = 'libc.musl-x86_64.so.1';
const BUN = '@oven/bun-linux-x64-musl';

function bun() {
  // A separate folder, because npm removes whatever it was not asked for.
  const own = join(folder, 'musl');
  const program = join(own, 'node_modules', BUN, 'bin', 'bun');
  if (!existsSync(program)) installInto(own, [BUN], ['--force']);
  return program;
}

/** A folder with the libraries that Bun requires. */
function libraries() {
  const out = outputFolder('musl');
  rmSync(join(out, LIBRARY), { force: true });
  symlinkSync(LOADER, join(out, LIBRARY));
  const compiler = findTool(['gcc'], 'apt: g++');
  const find = (name) => run('g++', [`-print-file-name=${name}`]).trim();
  run(compiler, [
    ...['-O1', '-fPIC', '-shared', '-nostdlib', '-Wl,-soname,libstdc++.so.6'],
    ...['-o', join(out, 'libstdc++.so.6'), 'scripts/platforms/musl-libstdcxx.c'],
    ...['-Wl,--whole-archive', find('libstdc++.a'), find('libgcc_eh.a'), '-Wl,--no-whole-archive'],
    ...[find('libgcc.a'), `-L${out}`, `-l:${LIBRARY}`],
  ]);
  return out;
}

export function musl() {
  if (process.platform !== 'linux' || process.arch !== 'x64')
    throw new Absent('this is not Linux x64');
  if (!existsSync(LOADER)) throw new Absent(`there is no ${LOADER} (apt: musl)`);
  const program = bun();
  const { PYSOCKET_NATIVE: _, ...rest } = process.env;
  const env = { ...rest, LD_LIBRARY_PATH: libraries() };
  const version = run(program, ['--version'], { env }).trim();
  const said = run(program, [join(root, 'test/runtimes/program.mjs')], { env, timeout: 120_000 });
  const maps = `
    require(${JSON.stringify(join(root, 'dist'))});
    const maps = require('node:fs').readFileSync('/proc/self/maps', 'utf8');
    console.log(/\\S+pysocket[.\\w]*\\.node/.exec(maps)[0]);`;
  const loaded = run(program, ['-e', maps], { env }).trim();
  if (!loaded.endsWith('prebuilds/linux-x64/pysocket.musl.node'))
    throw new Error(`it loaded ${loaded}`);
  return [`Bun ${version}`, said.trim().split('\n').at(-1), 'the loader chose pysocket.musl.node'];
}
