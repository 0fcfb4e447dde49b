/** A system call as a trace presents it to the program. */
import { native } from '../addon/binding.js';
import { traceNames } from '../addon/trace.js';
import { callNameOf } from './call-names.js';
import { CALLS, explain } from './calls.js';
import { errnoName } from './names.js';
import { TraceRecord } from './record.js';

/**
 * One system call, after it has returned. `String(call)` is its line in the style of strace(1).
 *
 * Differs from Python: an addition.
 */
export interface TracedCall {
  /** The kernel's name: recv() makes `recvfrom`, accept() makes `accept4`. */
  readonly syscall: string;
  /** The arguments as in the line: `'7'`, `'"hello"'`, `'MSG_NOSIGNAL'`, `'{AF_INET, "127.0.0.1", 80}'`. */
  readonly args: readonly string[];
  /** The return value: -1 if it failed. */
  readonly result: number;
  /** The error number; 0 if it did not fail. */
  readonly errno: number;
  /** The name of the error, such as `'ECONNREFUSED'`; null if it did not fail. */
  readonly code: string | null;
  /** How long it took, in nanoseconds. */
  readonly duration_ns: number;
  /** When it began, in nanoseconds, as counted by `process.hrtime.bigint()`. */
  readonly started: bigint;
  /** The kernel's number of the thread that made it. */
  readonly thread: number;
  /**
   * The method that it was made for: `'sendall'`, `'accept'`. `recv_into()` and its relatives are `'recv'` and so on.
   * A compound method has the names of its parts: `create_connection()` is `'socket'`, `'connect'`. Null for none: the
   * engine of promises makes calls for all methods.
   */
  readonly call: string | null;
  /** The descriptors that it concerns. */
  readonly fds: readonly number[];
  /** How many calls after this one were not recorded, because there were too many at once. Nearly always 0. */
  readonly lost: number;
  /** The line of this call: `listen(7, 128) = 0 <0.000012>`. */
  toString(): string;
}

let names: ReturnType<typeof traceNames> | undefined;

/** The calls whose first word is not a descriptor. */
const WITHOUT = new Set([
  'epoll_create1',
  'eventfd2',
  'kqueue',
  'madvise',
  'openat',
  'sethostname',
]);
const MAKES_PAIR: Readonly<Record<string, number>> = { pipe: 0, pipe2: 0, socketpair: 3 };
const MAKES_ONE = new Set(['accept', 'accept4', 'epoll_create1', 'eventfd2', 'kqueue', 'openat']);

function descriptorsOf(syscall: string, record: TraceRecord): number[] {
  if (syscall === 'poll' || syscall === 'ppoll') {
    return [...record.rows].filter((_, at) => at % 3 === 0);
  }
  const pair = MAKES_PAIR[syscall];
  if (pair !== undefined)
    return record.result === 0 ? [pair, pair + 1].map((at) => record.word(at)) : [];
  const fds = syscall === 'socket' || WITHOUT.has(syscall) ? [] : [record.word(0)];
  if (syscall === 'uname') return [];
  if (syscall === 'epoll_ctl') fds.push(record.word(2));
  if (syscall === 'epoll_wait') fds.push(...[...record.rows].filter((_, at) => at % 2 === 0));
  if (syscall === 'sendfile') fds.push(record.word(1));
  const makes = MAKES_ONE.has(syscall) || syscall === 'socket' || isCopy(syscall, record);
  if (makes && record.result >= 0) fds.push(record.result);
  return fds;
}

/** True for the commands F_DUPFD and F_DUPFD_CLOEXEC of fcntl(2). */
function isCopy(syscall: string, record: TraceRecord): boolean {
  return syscall === 'fcntl' && /^F_DUPFD/.test(CALLS.fcntl?.(record)[1] ?? '');
}

/** @internal */
export class RecordedCall implements TracedCall {
  readonly syscall: string;
  readonly args: readonly string[];
  readonly result: number;
  readonly errno: number;
  readonly code: string | null;
  readonly duration_ns: number;
  readonly started: bigint;
  readonly thread: number;
  readonly call: string | null;
  readonly fds: readonly number[];
  readonly lost: number;
  readonly #explained: string;

  constructor(bytes: Uint8Array) {
    const record = new TraceRecord(bytes);
    names ??= traceNames();
    const [syscalls, natives] = names;
    this.syscall = syscalls[record.syscall] ?? `syscall_${record.syscall}`;
    this.args = CALLS[this.syscall]?.(record) ?? [];
    this.result = record.result;
    this.errno = record.errno;
    this.code = record.errno === 0 ? null : errnoName(record.errno);
    this.duration_ns = record.duration;
    this.started = record.started;
    this.thread = record.thread;
    this.call = callNameOf(natives[record.native]);
    this.fds = descriptorsOf(this.syscall, record);
    this.lost = record.lost;
    this.#explained = explain(this.syscall, record);
  }

  toString(): string {
    const { code, errno, syscall, args, result } = this;
    const failed = code === null ? '' : ` ${code} (${native.strerror(errno)})`;
    const shown =
      syscall === 'fcntl' && this.#explained !== '' ? `0x${result.toString(16)}` : String(result);
    const seconds = (this.duration_ns / 1e9).toFixed(6);
    return `${syscall}(${args.join(', ')}) = ${shown}${failed}${this.#explained} <${seconds}>`;
  }
}
