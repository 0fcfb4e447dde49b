/**
 * The state of a socket object, or of an epoll object: one descriptor, and what Python's object
 * knows about it.
 */

import { decode, requireKnownFamily } from '../address/address.js';
import { leftAddress } from '../addon/flat-address.js';
import { native } from '../addon/binding.js';
import { closed, opened } from './diagnostics.js';
import { str } from '../python/types.js';
import type { AddressedSocket } from '../address/families/family.js';
import { ECLOSED } from '../addon/errno.js';

/** A descriptor, and how long a call on it may wait, in nanoseconds. Negative waits forever. */
export interface Patience extends AddressedSocket {
  readonly timeout: number;
}

/** The calls that wait on a descriptor other than on this thread. */
interface CallsElsewhere {
  close(): void;
  onShutdown?(): void;
  waitingCalls(): string[];
}

/** The object that last adopted each descriptor number. */
const holders: (Descriptor | undefined)[] = [];

export class Descriptor implements Patience {
  /** -1 if closed, detached or not made yet. */
  fd = -1;
  family = 0;
  type = 0;
  proto = 0;
  /** Nanoseconds. Negative means no timeout, 0 non-blocking. */
  timeout = -1;
  /** Python: socket._closed. It may be set while open files still keep the descriptor open. */
  closed = false;
  /** Python: socket._io_refs, the number of open makefile() objects. */
  ioRefs = 0;
  /** Calls that wait on the descriptor other than on this thread. They end before it is closed. */
  channel: CallsElsewhere | null = null;
  /** True if the number now belongs to another socket, though this one was not closed. */
  private lost = false;
  /** The class name in the object's repr. */
  className = 'socket.socket';
  /** True if the garbage collector should warn about an unclosed object. */
  warns = true;

  /**
   * Adopts a descriptor that belongs to the environment. From now on it is closed with its object,
   * at the latest by the garbage collector or when its worker ends. made: the kernel has just made
   * the descriptor, so a former holder of the number has lost it.
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

  /** Closes the descriptor. Returns the native result of close(2). */
  close(): number {
    const { fd } = this;
    if (fd < 0) return 0;
    this.forget(fd);
    abandoned.unregister(this);
    return native.close(fd);
  }

  /** Closes the descriptor of a garbage-collected object. Returns false if there was nothing left to close. */
  abandon(): boolean {
    const { fd } = this;
    if (fd < 0) return false;
    // If the number was closed without our knowledge, it belongs to another socket by now.
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

/** Descriptors whose objects are still under construction. */
const unclaimed = new Set<number>();

/** Calls make() to make the object of a new descriptor, and closes the descriptor if no object takes it. */
export function claim<T>(fd: number, make: () => T): T {
  unclaimed.add(fd);
  try {
    return make();
  } finally {
    // An object that has adopted the descriptor closes it, even if something after its constructor
    // has failed.
    if (unclaimed.delete(fd)) native.close(fd);
  }
}

/** True while claim() makes the object of this descriptor. */
export function isClaimed(fd: number): boolean {
  return unclaimed.has(fd);
}

/** Formats the address that a native call has left. Call it right after that call. */
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
