// clang-tidy over the native sources. It is the only linter that npm does not provide; CI installs it.
import { spawn, spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { availableParallelism } from 'node:os';

const require = createRequire(import.meta.url);

const FLAGS = [
  '-std=c++17',
  '-isystem',
  require('node-api-headers').include_dir,
  '-DNAPI_VERSION=8',
];

function tidy(file) {
  return new Promise((resolve) => {
    const run = spawn('clang-tidy', ['--quiet', file, '--', ...FLAGS]);
    let out = '';
    run.stdout.on('data', (text) => (out += text));
    // Its standard error only counts the warnings in foreign headers.
    run.on('close', (status) => {
      process.stdout.write(out);
      resolve(status === 0);
    });
  });
}

/** True if every file passes, or if there is no clang-tidy, which is reported. */
export async function clangTidy(files) {
  if (spawnSync('clang-tidy', ['--version'], { stdio: 'ignore' }).status !== 0) {
    console.log('clang-tidy is not installed: not run');
    return true;
  }
  const queue = [...files];
  let passed = true;
  const work = async () => {
    for (let file = queue.pop(); file !== undefined; file = queue.pop()) {
      passed = (await tidy(file)) && passed;
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, work));
  return passed;
}
