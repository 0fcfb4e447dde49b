// macOS: the whole addon and the tests of the engine are built, for both processors. Nothing runs it
// here. So every symbol that the addon leaves open has to be Node's or the system's: the linker was
// told to believe in all of them.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { nativeSources } from '../native-sources.mjs';
import { FLAGS, SOURCES } from './engine-tests.mjs';
import { findTool, outputFolder, run } from './run.mjs';
import { zig, zigEnvironment } from './zig.mjs';

const require = createRequire(import.meta.url);

const TARGETS = ['aarch64-macos.11.0', 'x86_64-macos.11.0'];

const ADDON_FLAGS = [
  ...['-std=c++17', '-O2', '-fPIC', '-Wall', '-Wextra', '-Werror', '-fvisibility=hidden'],
  ...['-isystem', require('node-api-headers').include_dir],
  ...['-DNAPI_VERSION=8', '-DBUILDING_NODE_EXTENSION'],
  ...['-DNODE_GYP_MODULE_NAME=pysocket', '-dynamiclib', '-Wl,-undefined,dynamic_lookup'],
];

const NODE_API = new Set(
  Object.values(require('node-api-headers').symbols)
    .flatMap((kinds) => Object.values(kinds).flat())
    .map((name) => `_${name}`),
);
/** Weak, and null where the executable has none: libuv's, and a function that is Node's only. */
const WEAK = /^_(uv_\w+|napi_get_uv_event_loop)$/;

/** @returns {string} how many symbols are whose */
function checkSymbols(addon) {
  const nm = findTool(['llvm-nm', 'llvm-nm-14'], 'apt: llvm');
  let node = 0;
  let system = 0;
  const unknown = [];
  for (const line of run(nm, ['-m', '-u', addon]).split('\n').filter(Boolean)) {
    const [, weak, name] = /\(undefined\) (weak )?external (\S+)/.exec(line) ?? [];
    if (NODE_API.has(name)) node++;
    else if (/\(from libSystem\)/.test(line)) system++;
    else if (weak === undefined || !WEAK.test(name)) unknown.push(line.trim());
  }
  if (unknown.length > 0) throw new Error(`symbols that nobody has:\n${unknown.join('\n')}`);
  return `open symbols: ${node} of Node-API, ${system} of libSystem, none unknown`;
}

export function macos() {
  const compiler = zig();
  const env = zigEnvironment();
  return TARGETS.flatMap((target) => {
    const out = outputFolder(target);
    const addon = join(out, 'pysocket.node');
    const sources = nativeSources();
    run(compiler, ['c++', '-target', target, ...ADDON_FLAGS, ...sources, '-o', addon], { env });
    const tests = join(out, 'tests');
    run(compiler, ['c++', '-target', target, ...FLAGS, ...SOURCES, '-o', tests], { env });
    return [
      `${target}: the addon (${sources.length} files) and the tests of the engine linked, not run`,
      `  ${checkSymbols(addon)}`,
    ];
  });
}
