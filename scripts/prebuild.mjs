// Builds binaries for other machines with zig, a C++ compiler that includes every system's headers:
// `npm run prebuild [-- TARGET ...]`, `-- --list`, `-- --all`. prebuilds/manifest.json records what each
// binary was built from.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { COMPILE, DEFINES, LIBRARIES_WINDOWS, LINK_ELF } from './native-flags.mjs';
import { nativeSources, WINDOWS_HEADERS } from './native-sources.mjs';
import { nodeImports } from './platforms/node-imports.mjs';
import { outputFolder, run } from './platforms/run.mjs';
import { TOOLCHAIN, zig, zigEnvironment } from './platforms/zig.mjs';
import { sourceHash } from './source-hash.mjs';
import { binaryOf, TARGETS, targetNamed } from './targets.mjs';

const require = createRequire(import.meta.url);
const MANIFEST = 'prebuilds/manifest.json';

/** What a platform needs in addition to the common parts: flags, and what is linked with the sources. */
const WAYS = {
  linux: () => ({ flags: ['-fPIC', '-shared', ...LINK_ELF], last: [] }),
  // Node provides the undefined symbols; check-platforms.mjs checks each of them.
  darwin: () => ({
    flags: ['-fPIC', '-dynamiclib', '-Wl,-undefined,dynamic_lookup'],
    last: [],
  }),
  win32: ({ name }) => {
    const imports = join(outputFolder(name), 'node-imports.cc');
    writeFileSync(imports, nodeImports());
    return {
      flags: [
        ...['-shared', '-Wl,--gc-sections', `-I${WINDOWS_HEADERS}`],
        // An import library, with which nothing is linked.
        `-Wl,--out-implib,${join(outputFolder(name), 'pysocket.lib')}`,
      ],
      last: [imports, ...LIBRARIES_WINDOWS.map((each) => `-l${each}`)],
    };
  },
};

/** Builds the addon for a target. @param {string[]} more flags */
export function buildAddon(target, out, more = []) {
  const headers = require('node-api-headers').include_dir;
  const defines = [...DEFINES, 'BUILDING_NODE_EXTENSION', 'NODE_GYP_MODULE_NAME=pysocket'];
  const { flags, last } = WAYS[target.platform](target);
  run(
    zig(),
    [
      ...['c++', '-target', target.compiler, ...COMPILE, '-isystem', headers],
      // For zig's own arguments, some of which a target may not use.
      '-Wno-unused-command-line-argument',
      ...defines.map((define) => `-D${define}`),
      ...[...flags, ...more, '-s', ...nativeSources(target.platform), ...last, '-o', out],
    ],
    { env: zigEnvironment() },
  );
}

export function readManifest() {
  return existsSync(MANIFEST) ? JSON.parse(readFileSync(MANIFEST, 'utf8')) : {};
}

/** Whether the manifest says that a target was built from the current sources. */
export function isFresh(manifest, { name, platform }) {
  return manifest[name]?.sources === sourceHash(platform);
}

function describe(target) {
  const file = binaryOf(target);
  return {
    file,
    size: statSync(file).size,
    sha256: createHash('sha256').update(readFileSync(file)).digest('hex'),
    sources: sourceHash(target.platform),
    toolchain: TOOLCHAIN,
  };
}

function prebuild(target) {
  const file = binaryOf(target);
  mkdirSync(dirname(file), { recursive: true });
  const before = Date.now();
  buildAddon(target, file);
  const manifest = readManifest();
  manifest[target.name] = describe(target);
  const inOrder = TARGETS.flatMap(({ name }) => (name in manifest ? [[name, manifest[name]]] : []));
  writeFileSync(MANIFEST, `${JSON.stringify(Object.fromEntries(inOrder), null, 2)}\n`);
  const seconds = Math.round((Date.now() - before) / 1000);
  console.log(`${target.name}: ${file}, ${manifest[target.name].size} bytes, ${seconds} s`);
}

function list() {
  const manifest = readManifest();
  for (const target of TARGETS) {
    const built =
      target.name in manifest ? (isFresh(manifest, target) ? 'fresh' : 'stale') : 'none';
    console.log(`${target.name.padEnd(20)} ${built.padEnd(6)} ${target.compiler}`);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  process.chdir(fileURLToPath(new URL('..', import.meta.url)));
  const wanted = process.argv.slice(2);
  if (wanted.includes('--list')) list();
  else if (wanted.includes('--all')) TARGETS.forEach(prebuild);
  else if (wanted.length > 0) wanted.map(targetNamed).forEach(prebuild);
  // The binary that every commit has to keep up to date.
  else prebuild(targetNamed('linux-x64-glibc'));
}
