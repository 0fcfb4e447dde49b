/** The common part of epoll and kqueue objects: a set that the kernel watches, with a descriptor of its own. */
import { inspect } from 'node:util';
import { native } from '../addon/binding.js';
import { check } from '../addon/check.js';
import { takesNone } from '../python/arguments.js';
import { ValueError } from '../python/errors.js';
import { claim, Descriptor } from '../socket/descriptor.js';

/** Tells a constructor to adopt a descriptor. Programs do this with fromfd(). */
export class Adopted {
  constructor(readonly fd: number) {}
}

/** An epoll(7) or a kqueue(2), of either flavour. */
export abstract class KernelSet {
  /** @internal */
  protected readonly descriptor = new Descriptor();

  /** @internal create() makes the descriptor, unless there is one to adopt. */
  protected constructor(
    private readonly kind: string,
    args: ArrayLike<unknown>,
    create: (args: ArrayLike<unknown>) => number,
  ) {
    this.descriptor.className = `select.${kind}`;
    this.descriptor.warns = false;
    const first = args[0];
    if (first instanceof Adopted) {
      // If the descriptor is not open, every later call reports that.
      if (native.own(first.fd) >= 0) this.descriptor.adopt(first.fd, this, false);
      else this.descriptor.fd = first.fd;
      return;
    }
    const fd = create(args);
    claim(fd, () => this.descriptor.adopt(fd, this, true));
  }

  /** Whether close() has been called. Python: epoll.closed, kqueue.closed */
  get closed(): boolean {
    return this.descriptor.fd < 0;
  }

  /**
   * `close()`
   *
   * Closes the object, but not the descriptors that it watches. Ends the calls that wait on it. Mirrors Python's
   * epoll.close() and kqueue.close().
   *
   * @throws OSError, TypeError
   */
  close(): void {
    takesNone(`${this.kind}.close`, arguments);
    check(this.descriptor.close(), 'close');
  }

  /** At the end of a `using` block: close(). */
  [Symbol.dispose](): void {
    this.close();
  }

  /**
   * `fileno()`
   *
   * Mirrors Python's epoll.fileno() and kqueue.fileno().
   *
   * @returns the descriptor of the object itself
   * @throws ValueError if it is closed, TypeError
   */
  fileno(): number {
    takesNone(`${this.kind}.fileno`, arguments);
    return this.open();
  }

  /** Python: repr(epoll), repr(kqueue) */
  toString(): string {
    return `<select.${this.kind} object>`;
  }

  /** @internal what console.log() shows */
  [inspect.custom](): string {
    return this.toString();
  }

  /** @internal */
  protected open(): number {
    const { fd } = this.descriptor;
    if (fd < 0) throw new ValueError(`I/O operation on closed ${this.kind} object`);
    return fd;
  }
}
