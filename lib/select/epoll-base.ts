/** Python's epoll objects: the parts that both flavours share. */
import { native } from '../addon/binding.js';
import { check } from '../addon/check.js';
import { EINVAL } from '../addon/errno.js';
import { EpollEvents } from '../addon/polling.js';
import { failure } from '../addon/result.js';
import { takesOne, toCInt, toDescriptor, toMasked32 } from '../python/arguments.js';
import { bindNamed } from '../python/clinic.js';
import { OSError, ValueError } from '../python/errors.js';
import { type HasFileno, toFileno } from '../python/file-descriptor.js';
import type { Integer } from '../python/types.js';
import { NONE } from '../waiting/timeout.js';
import { EPOLL_CLOEXEC, EPOLLIN, EPOLLOUT, EPOLLPRI } from './constants.js';
import { Adopted, KernelSet } from './kernel-set.js';
import { type PollEvent, pollTimeout } from './poll-base.js';

const SECOND = 1e9;
/** CPython's default limit for the number of events: FD_SETSIZE - 1. */
const MOST_EVENTS = 1023;
/** The operations of epoll_ctl(2). */
const [ADD, DELETE, MODIFY] = [1, 2, 3];
const USUAL = EPOLLIN | EPOLLPRI | EPOLLOUT;

/** Keywords of the constructor. */
export interface EpollKeywords {
  sizehint?: Integer;
  flags?: Integer;
}

/** Keywords of register() and modify(). */
export interface RegisterKeywords {
  fd: HasFileno;
  eventmask?: Integer;
}

/** Keywords of poll(). */
export interface EpollPollKeywords {
  timeout?: number | bigint | null;
  maxevents?: Integer;
}

/** The checked arguments of poll(). */
export interface EpollRequest {
  readonly nanoseconds: number;
  readonly most: number;
}

/** The request of poll() without arguments. */
const FOREVER: EpollRequest = { nanoseconds: NONE, most: MOST_EVENTS };

function created(args: ArrayLike<unknown>): number {
  const { sizehint = -1, flags = 0 } = bindNamed('epoll', ['sizehint', 'flags'], 0, args);
  const hint = toCInt(sizehint);
  const given = toCInt(flags);
  if (hint !== -1 && hint <= 0) throw new ValueError('negative sizehint');
  if (given !== 0 && given !== EPOLL_CLOEXEC) throw new OSError('invalid flags');
  // Python's epolls are not inheritable, whatever the flags are.
  return check(native.epollCreate?.(EPOLL_CLOEXEC) ?? -EINVAL, 'epoll_create1');
}

/** An epoll(7) of either flavour. */
export abstract class EpollBase extends KernelSet {
  private readonly events = new EpollEvents();

  /** @internal */
  protected constructor(args: ArrayLike<unknown>) {
    super('epoll', args, created);
  }

  /**
   * `register(fd, eventmask=EPOLLIN | EPOLLPRI | EPOLLOUT)`
   *
   * Watches a descriptor, until all its duplicates are closed. Mirrors Python's epoll.register() and
   * epoll_ctl(2).
   *
   * @param fd - a descriptor, or an object that has one
   * @param eventmask - EPOLL* bits
   * @throws FileExistsError (EEXIST) if it is already watched, PermissionError (EPERM) if it cannot be watched,
   * like a file, OSError (EBADF, ENOSPC, ...), ValueError if the epoll is closed, OverflowError, TypeError
   */
  register(fd: HasFileno, eventmask?: Integer): void;
  /** `register(fd, eventmask=EPOLLIN | EPOLLPRI | EPOLLOUT)`: by name. */
  register(keywords: RegisterKeywords): void;
  register(): void {
    const bound = bindNamed('register', ['fd', 'eventmask'], 1, arguments);
    const fd = toFileno(bound.fd);
    this.control(ADD, fd, toMasked32(bound.eventmask === undefined ? USUAL : bound.eventmask));
  }

  /**
   * `modify(fd, eventmask)`
   *
   * Changes the events of a watched descriptor. Mirrors Python's epoll.modify() and epoll_ctl(2).
   *
   * @param fd - a descriptor, or an object that has one
   * @param eventmask - EPOLL* bits
   * @throws FileNotFoundError (ENOENT) if it is not watched, OSError (EBADF, ...), ValueError if the
   * epoll is closed, OverflowError, TypeError
   */
  modify(fd: HasFileno, eventmask: Integer): void;
  /** `modify(fd, eventmask)`: by name. */
  modify(keywords: Required<RegisterKeywords>): void;
  modify(): void {
    const bound = bindNamed('modify', ['fd', 'eventmask'], 2, arguments);
    const fd = toFileno(bound.fd);
    this.control(MODIFY, fd, toMasked32(bound.eventmask));
  }

  /**
   * `unregister(fd)`
   *
   * Stops watching a descriptor. Mirrors Python's epoll.unregister() and epoll_ctl(2).
   *
   * @param fd - a descriptor, or an object that has one
   * @throws FileNotFoundError (ENOENT) if it is not watched, OSError (EBADF), ValueError if the epoll is
   * closed, TypeError
   */
  unregister(fd: HasFileno): void;
  /** `unregister(fd)`: by name. */
  unregister(keywords: Pick<RegisterKeywords, 'fd'>): void;
  unregister(): void {
    const bound = bindNamed('unregister', ['fd'], 1, arguments);
    this.control(DELETE, toFileno(bound.fd), 0);
  }

  private control(operation: number, fd: number, events: number): void {
    const result = native.epollCtl?.(this.open(), operation, fd, events) ?? -EINVAL;
    if (result < 0) throw failure(result, { syscall: 'epoll_ctl' });
  }

  /** @internal Checks the arguments of poll(). */
  protected request(args: ArrayLike<unknown>): EpollRequest {
    if (args.length === 0) {
      this.open();
      return FOREVER;
    }
    const { timeout, maxevents = -1 } = bindNamed('poll', ['timeout', 'maxevents'], 0, args);
    const most = toCInt(maxevents);
    this.open();
    const nanoseconds = pollTimeout(timeout, SECOND);
    if (most === -1) return { nanoseconds, most: MOST_EVENTS };
    if (most > 0) return { nanoseconds, most };
    throw new ValueError(`maxevents must be greater than 0, got ${most}`);
  }

  /** @internal Returns the number of events, or a code. */
  protected ask({ most }: EpollRequest, nanoseconds: number): number {
    return this.events.wait(this.descriptor.fd, most, nanoseconds);
  }

  /** @internal */
  protected take(count: number): PollEvent[] {
    const { events } = this;
    const reported: PollEvent[] = [];
    for (let at = 0; at < count; at++) reported.push([events.fd(at), events.events(at)]);
    return reported;
  }
}

/** Returns the descriptor that fromfd() adopts. */
export function adoptedFrom(args: ArrayLike<unknown>): Adopted {
  takesOne('epoll.fromfd', args);
  return new Adopted(toDescriptor(args[0]));
}
