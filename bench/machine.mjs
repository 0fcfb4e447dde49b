// @ts-check
// The machine: its processors, its programs, and its description in the report.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { cpus, homedir, release } from 'node:os';
import { join } from 'node:path';

/**
 * @param {string} command
 * @param {string[]} args
 */
function output(command, args) {
  const { status, stdout } = spawnSync(command, args, { encoding: 'utf8', timeout: 10_000 });
  return status === 0 ? stdout.trim() : null;
}

/** @param {string} command */
export function has(command) {
  return (process.env.PATH ?? '').split(':').some((folder) => existsSync(join(folder, command)));
}

/** The processors that this process may use. */
export function allowedProcessors() {
  const status = existsSync('/proc/self/status') ? readFileSync('/proc/self/status', 'utf8') : '';
  const list = /^Cpus_allowed_list:\s*(\S+)$/m.exec(status)?.[1] ?? '0';
  return list.split(',').flatMap((range) => {
    const [first, last = first] = range.split('-').map(Number);
    return Array.from({ length: last - first + 1 }, (_, i) => first + i);
  });
}

/**
 * Where processes run. Latency: client and peer on one processor, because waking another one takes
 * several times as long as what is measured. Throughput: the peer on another processor, if there is one.
 */
export function placement() {
  if (!has('taskset')) return { client: null, bulkPeer: null };
  const processors = allowedProcessors();
  return { client: processors[processors.length - 1], bulkPeer: processors[0] };
}

/** @param {string} folder */
function pythonsIn(folder) {
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder).filter((name) => /^python3(\.\d+)?$/.test(name));
  return names.map((name) => join(folder, name));
}

/** @returns {{ command: string, version: string }} */
export function findPython() {
  const ask = 'import platform as p; print(p.python_implementation(), p.python_version())';
  const versions = join(homedir(), '.pyenv/versions');
  const installed = existsSync(versions) ? readdirSync(versions) : [];
  const named = process.env.PYSOCKET_PYTHON;
  const candidates = named
    ? [named]
    : [
        ...(process.env.PATH ?? '').split(':').flatMap(pythonsIn),
        ...installed.map((version) => join(versions, version, 'bin/python3')),
      ];
  const found = [...new Set(candidates)].flatMap((command) => {
    const version = /^CPython (.*)$/.exec(output(command, ['-c', ask]) ?? '')?.[1];
    return version === undefined ? [] : [{ command, version }];
  });
  found.sort((a, b) => b.version.localeCompare(a.version, 'en', { numeric: true }));
  if (found.length === 0) throw new Error('no CPython 3 found; PYSOCKET_PYTHON may name one');
  return found[0];
}

/**
 * @param {string} root
 * @param {string} pythonVersion
 * @param {string} [bunVersion]
 */
export function describe(root, pythonVersion, bunVersion) {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const commit = output('git', ['-C', root, 'rev-parse', '--short', 'HEAD']);
  const changed = output('git', ['-C', root, 'status', '--porcelain', '--', 'native', 'lib']);
  const compiler = execFileSync('gcc', ['-dumpfullversion'], { encoding: 'utf8' }).trim();
  const at = commit === null ? '' : ` (${commit}${changed ? ' and changes' : ''})`;
  return [
    `${cpus()[0]?.model.trim()}, ${allowedProcessors().length} processors, ${process.arch}`,
    `Linux ${release()}`,
    `pysocket ${version}${at}`,
    `Node.js ${process.versions.node}`,
    `CPython ${pythonVersion}`,
    bunVersion === undefined ? 'no Bun (npm run test:runtimes installs one)' : `Bun ${bunVersion}`,
    `gcc ${compiler} -O2`,
  ];
}

/** Ticks since boot: all of them, and those that the hypervisor gave to other machines. */
export function processorTicks() {
  if (!existsSync('/proc/stat')) return { all: 0, stolen: 0 };
  const ticks = readFileSync('/proc/stat', 'utf8').split('\n')[0].trim().split(/\s+/).slice(1, 9);
  return { all: ticks.reduce((sum, tick) => sum + Number(tick), 0), stolen: Number(ticks[7]) };
}

/**
 * @param {number | null} processor
 * @param {string[]} command
 */
export function pinned(processor, command) {
  return processor === null ? command : ['taskset', '-c', String(processor), ...command];
}
