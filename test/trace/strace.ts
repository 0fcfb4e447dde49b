/** Compares what strace(1) saw with what a trace reports. */
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryDirectory } from '../helpers/temporary.js';

const PROGRAM = join(__dirname, 'scenarios.mjs');

/** A line that shows a system call. */
export interface Line {
  readonly text: string;
  readonly syscall: string;
  readonly args: string;
  /** The number of the result, and the name of the error. */
  readonly result: string;
}

export interface Traced {
  /** By thread: what our trace reports, and what strace saw. */
  readonly threads: ReadonlyMap<number, { readonly ours: Line[]; readonly seen: Line[] }>;
}

function parse(text: string): Line[] {
  return text.split('\n').flatMap((line): Line[] => {
    const found = /^(?:\[pid (?:\d+)\] )?(\w+)\((.*)\) += (-?\w+)(?: (E\w+))?/.exec(line);
    if (found === null) return [];
    const [, syscall = '', args = '', number = '', error = ''] = found;
    return [{ text: line, syscall, args, result: `${Number(number)} ${error}`.trim() }];
  });
}

/** Why strace cannot be used here, or null. */
export function reasonAgainstStrace(): string | null {
  const tried = spawnSync('strace', ['-o', '/dev/null', 'true'], { encoding: 'utf8' });
  if (tried.error !== undefined) return 'there is no strace';
  return tried.status === 0 ? null : `strace may not trace: ${tried.stderr.trim()}`;
}

/** Runs a scenario under both our trace and strace. */
export function traceBoth(scenario: string, engine = ''): Traced {
  const folder = temporaryDirectory();
  const ours = join(folder, 'ours');
  const strace = ['-ff', '-e', 'trace=network,desc,uname', '-s', '32', '-o', join(folder, 'seen')];
  const env = { ...process.env, PYSOCKET_TRACE: ours, PYSOCKET_ENGINE: engine };
  const run = spawnSync('strace', [...strace, process.execPath, PROGRAM, scenario], {
    env,
    encoding: 'utf8',
    timeout: 60_000,
  });
  if (run.status !== 0) throw new Error(`${scenario}: ${run.stderr}${String(run.error ?? '')}`);
  const threads = new Map<number, { ours: Line[]; seen: Line[] }>();
  for (const file of readdirSync(folder).filter((name) => name.startsWith('seen.'))) {
    const text = readFileSync(join(folder, file), 'utf8');
    threads.set(Number(file.slice('seen.'.length)), { ours: [], seen: parse(text) });
  }
  const process_id = Math.min(...threads.keys());
  const lines = readFileSync(ours, 'utf8').split('\n');
  for (const line of lines) {
    const thread = Number(/^\[pid (\d+)\]/.exec(line)?.[1] ?? process_id);
    threads.get(thread)?.ours.push(...parse(line));
  }
  return { threads };
}

/** The descriptors that a call refers to; for poll(2), all of them. */
function descriptorsOf({ syscall, args }: Line): number[] {
  if (/^p?poll$/.test(syscall)) return [...args.matchAll(/fd=(\d+)/g)].map(([, fd]) => Number(fd));
  const first = /^(\d+)(,|$)/.exec(args)?.[1];
  return first === undefined || /^(madvise|eventfd2)$/.test(syscall) ? [] : [Number(first)];
}

function madeBy({ syscall, args, result }: Line): number[] {
  if (/^(socketpair|pipe2)$/.test(syscall)) {
    const both = /\[(\d+), (\d+)\]/.exec(args);
    return both === null ? [] : [Number(both[1]), Number(both[2])];
  }
  const makes = /^(socket|accept4?|epoll_create1|eventfd2|openat)$/.test(syscall);
  return makes || args.includes('F_DUPFD') ? [Number(result)] : [];
}

/** Whether both agree in name, descriptors, result, error and bytes, and strace shows each of our constants. */
function isSame(ours: Line, seen: Line): boolean {
  if (ours.syscall !== seen.syscall || ours.result !== seen.result) return false;
  if (descriptorsOf(ours).join() !== descriptorsOf(seen).join()) return false;
  if (madeBy(ours).join() !== madeBy(seen).join()) return false;
  const constants = ours.args.replace(/"[^"]*"/g, '').match(/\b[A-Z]+_?[A-Z0-9_]{2,}\b/g) ?? [];
  return (
    constants.filter((name) => name !== 'NULL').every((name) => seen.text.includes(name)) &&
    hasBytes(ours, seen)
  );
}

const SHOWS_BYTES = /^(recvfrom|sendto|read|write|pread64|getsockopt)$/;

function hasBytes(ours: Line, seen: Line): boolean {
  const [bytes] = /"(\\.|[^"\\])*"/.exec(ours.args) ?? [];
  if (bytes === undefined || ours.result.startsWith('-') || !SHOWS_BYTES.test(ours.syscall))
    return true;
  return ours.syscall === 'getsockopt' || seen.args.includes(bytes);
}

/**
 * The calls that appear in only one of the two. strace also sees the calls of Node and the C library, which
 * do not concern our descriptors while those exist.
 */
export function differences(ours: readonly Line[], seen: readonly Line[]): string[] {
  const owned = new Set<number>();
  const engines = new Set<number>();
  const isEngines = (line: Line): boolean => descriptorsOf(line).some((fd) => engines.has(fd));
  const wrong: string[] = [];
  let next = 0;
  for (const line of seen) {
    const expected = ours[next];
    if (expected !== undefined && isSame(expected, line)) {
      next++;
      if (line.syscall === 'close') for (const fd of descriptorsOf(line)) owned.delete(fd);
      for (const fd of madeBy(line)) if (fd >= 0) owned.add(fd);
      if (/^(epoll_create1|eventfd2)$/.test(line.syscall)) engines.add(Number(line.result));
      continue;
    }
    // Node's loop, which watches the engine's descriptor, or waking a thread (native/os/sys_unrecorded.h).
    const isNodes = line.syscall === 'ioctl' && line.args.includes('FIONBIO');
    if ((isNodes || line.syscall === 'write') && isEngines(line)) continue;
    if (!descriptorsOf(line).some((fd) => owned.has(fd))) continue;
    // The end of the environment closes the engine, when nothing is left to report it to.
    if (expected === undefined && line.syscall === 'close' && isEngines(line)) continue;
    wrong.push(`strace: ${line.text}\n  trace: ${expected?.text ?? '(nothing more)'}`);
    break;
  }
  if (wrong.length === 0 && next < ours.length) wrong.push(`not seen: ${ours[next]?.text ?? ''}`);
  return wrong;
}
