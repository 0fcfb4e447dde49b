/** What a socket object is underneath, and an epoll: one descriptor and what Python's object knows of it. */

import { decode, requireKnownFamily } from '../address/address.js';
import { leftAddress } from '../addon/flat-address.js';
import { native } from '../addon/binding.js';
import { closed, opened } from './diagnostics.js';
import { str } from '../python/types.js';
import type { AddressedSocket } from '../address/families/family.js';
import { ECLOSED } from '../addon/errno.js';

/** A descriptor, and how long a call on it may wait: nanoseconds; negative: for ever. */
export interface Patience extends AddressedSocket {
  readonly timeout: number;
}

/** What waits on a descriptor elsewhere than on this thread. */
interface CallsElsewhere {
  close(): void;
  onShutdown?(): void;
  waitingCalls(): string[];
}

/** By number: who took it over last. */
const holders: (Descriptor | undefined)[] = [];

export class Descriptor implements Patience {
  /** -1 when closed, detached or not yet made. */
  fd = -1;
  family = 0;
  type = 0;
  proto = 0;
  /** Nanoseconds; negative: none, 0: non-blocking. */
  timeout = -1;
  /** Python: socket._closed, which precedes the end of the descriptor while files are open. */
  closed = false;
  /** Python: socket._io_refs, the open makefile() objects. */
  ioRefs = 0;
  /** Calls that wait on it elsewhere than on this thread: they end before the descriptor does. */
  channel: CallsElsewhere | null = null;
  /** The number has been given to another socket, though this one was not closed. */
  private lost = false;
  /** The class of the object, for its repr. */
  className = 'socket.socket';
  /** Is it worth a warning when nobody has closed it? */
  warns = true;

  /**
   * Takes a descriptor over that belongs to the environment: from now on it is closed with its
   * object, at the latest by the garbage collector or when its worker ends. made: the kernel has
   * just made it, so whoever believed to have the number has lost it.
   */
  adopt(fd: number, owner: object, made: boolean): void {
    abandoned.register(owner, this, this);
    const former = holders[fd];
    if (made && former?.fd === fd) former.lost = true;
    holders[fd] = this;
    this.fd = fd;
    unclaimed.delete(fd);
    if (opened.hasSubscribers) opened.publish({ socket: owner, fd });
  }

  /** Gives the descriptor up without closing it. */
  release(): number {
    const { fd } = this;
    if (fd < 0) return -1;
    this.forget(fd);
    native.disown(fd);
    abandoned.unregister(this);
    return fd;
  }

  /** The native result of close(2). */
  close(): number {
    const { fd } = this;
    if (fd < 0) return 0;
    this.forget(fd);
    abandoned.unregister(this);
    return native.close(fd);
  }

  /** Its object is gone, which is to be closed: false when there is nothing of it to close. */
  abandon(): boolean {
    const { fd } = this;
    if (fd < 0) return false;
    // Somebody closed the number without our knowledge, and it is another socket's by now.
    if (!this.lost) return this.close() !== -ECLOSED;
    this.forget(fd);
    return false;
  }

  private forget(fd: number): void {
    this.channel?.close();
    this.fd = -1;
    if (closed.hasSubscribers) closed.publish({ fd });
    if (holders[fd] === this) holders[fd] = undefined;
  }

  /** Python: repr(sock) */
  repr(): string {
    const { fd, family, type, proto } = this;
    let text = `<${this.className}${this.closed ? ' [closed]' : ''} fd=${fd}, family=${family}, type=${type}, proto=${proto}`;
    if (!this.closed && fd >= 0) {
      text += nameText('laddr', this, native.getsockname(fd));
      text += nameText('raddr', this, native.getpeername(fd));
    }
    return `${text}>`;
  }
}

/** Descriptors that were made for an object which is being made. */
const unclaimed = new Set<number>();

/** make() makes the object of a descriptor that has just been made; without one it is closed. */
export function claim<T>(fd: number, make: () => T): T {
  unclaimed.add(fd);
  try {
    return make();
  } finally {
    // An object that has it closes it, also when what followed its constructor has failed.
    if (unclaimed.delete(fd)) native.close(fd);
  }
}

/** Is the object of this descriptor being made, by claim()? */
export function isClaimed(fd: number): boolean {
  return unclaimed.has(fd);
}

/** Must follow the native call at once: it reads what that call left. */
function nameText(label: string, descriptor: Descriptor, result: number): string {
  if (result < 0) return '';
  try {
    requireKnownFamily(descriptor);
  } catch {
    return '';
  }
  const address = decode(leftAddress, descriptor);
  return address === null || address === '' || address === 0 ? '' : `, ${label}=${str(address)}`;
}

/** Python: the finalizer of an unclosed socket closes it and warns. */
const abandoned = new FinalizationRegistry<Descriptor>((descriptor) => {
  const text = descriptor.warns ? descriptor.repr() : '';
  if (descriptor.abandon() && descriptor.warns)
    process.emitWarning(`unclosed ${text}`, 'ResourceWarning');
});
