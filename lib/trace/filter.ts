/** Filters, which select the calls that a trace shows: words separated by commas. */
import { ValueError } from '../python/errors.js';
import type { TracedCall } from './traced-call.js';

const NET =
  /^(accept4?|bind|connect|getpeername|getsockname|getsockopt|listen|recv\w+|send\w+|setsockopt|shutdown|socket|socketpair)$/;
const POLL = /^(p?poll|epoll_\w+|kevent|kqueue)$/;

const GROUPS: Readonly<Record<string, RegExp>> = {
  net: NET,
  poll: POLL,
  /** All other calls, on any descriptor or none. */
  desc: new RegExp(`^(?!(${NET.source.slice(1, -1)}|${POLL.source.slice(1, -1)})$)`),
};

export class Filter {
  private readonly calls: RegExp[] = [];
  private readonly fds: number[] = [];

  /** Adds a word. Returns false if it is not a filter word. */
  add(word: string, syscalls: readonly string[]): boolean {
    const fd = /^fd:(\d+)$/.exec(word)?.[1];
    if (fd !== undefined) {
      this.fds.push(Number(fd));
      return true;
    }
    const group = Object.hasOwn(GROUPS, word) ? GROUPS[word] : undefined;
    if (group !== undefined) this.calls.push(group);
    else if (syscalls.includes(word)) this.calls.push(new RegExp(`^${word}$`));
    else return false;
    return true;
  }

  /** True for a call that matches one of the names and one of the descriptors, if any are given. */
  admits({ syscall, fds }: TracedCall): boolean {
    const { calls } = this;
    const named = calls.length === 0 || calls.some((call) => call.test(syscall));
    return named && (this.fds.length === 0 || this.fds.some((fd) => fds.includes(fd)));
  }
}

/** Returns the filter at the beginning of a text, and the rest of the text, which is not part of the filter. */
export function readFilter(text: string, syscalls: readonly string[]): [Filter, rest: string] {
  const filter = new Filter();
  const words = text.split(',');
  while (words.length > 0 && filter.add(words[0]?.trim() ?? '', syscalls)) words.shift();
  return [filter, words.join(',')];
}

/** Converts a text that must contain nothing but a filter. */
export function toFilter(text: string, syscalls: readonly string[]): Filter {
  if (text === '') return new Filter();
  const [filter, rest] = readFilter(text, syscalls);
  if (rest === '') return filter;
  throw new ValueError(
    `filter must be of net, poll, desc, fd:N and names of system calls, not ${JSON.stringify(rest)}`,
  );
}
