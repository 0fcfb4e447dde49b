/**
 * The generator's assumptions about the sockets of its program. They need not be right: predicting a
 * call that would wait forever only saves time, and CPython's answer decides.
 */
import type { Call, Step, Value } from '../steps.js';
import type { Dice } from './dice.js';

export type Kind = 'tcp' | 'unix' | 'seqpacket' | 'unix dgram' | 'udp';

/** The kernel's object, which any number of descriptors and socket objects may refer to. */
export interface Description {
  readonly kind: Kind;
  peer: Description | null;
  bound: boolean;
  listening: boolean;
  /** Bytes of a stream, messages of other sockets, or connections of a listener. */
  queued: number;
  lines: number;
  urgent: boolean;
  ended: boolean;
  full: boolean;
  nonblocking: boolean;
  /** Names of the calls that wait. */
  reading: string | null;
  writing: string | null;
}

export interface Sock {
  readonly name: string;
  readonly description: Description;
  /** The same for all objects that use one descriptor number. */
  readonly number: object;
  limit: number | null;
}

export interface File {
  readonly name: string;
  readonly sock: Sock;
  readonly mode: string;
  buffered: number;
  lines: number;
}

export const STREAMS: readonly Kind[] = ['tcp', 'unix'];
/** No timeout of a program is longer, except for one that is not meant to expire. */
export const LIMITS = [0, 0.02, 0.05] as const;
export const ENDLESS = 30;

export function describe(kind: Kind, peer: Description | null = null): Description {
  return {
    kind,
    peer,
    bound: false,
    listening: false,
    queued: 0,
    lines: 0,
    urgent: false,
    ended: false,
    full: false,
    nonblocking: false,
    reading: null,
    writing: null,
  };
}

export function isStream({ description }: Sock): boolean {
  return STREAMS.includes(description.kind);
}

export class World {
  readonly steps: Step[] = [];
  socks: Sock[] = [];
  files: File[] = [];
  private names = 0;

  constructor(
    readonly dice: Dice,
    /** Whether some calls are not awaited at once. */
    readonly pending: boolean,
  ) {}

  name(prefix: string): string {
    return `${prefix}${++this.names}`;
  }

  emit(step: Step): void {
    this.steps.push(step);
  }

  call(call: string, args: readonly Value[] = [], more: Partial<Call> = {}): void {
    this.emit({ call, ...(args.length > 0 ? { args } : {}), ...more });
  }

  add(name: string, description: Description, limit: number | null = null, number = {}): Sock {
    const sock = { name, description, number, limit };
    this.socks.push(sock);
    return sock;
  }

  some(suitable: (sock: Sock) => boolean = () => true): Sock | undefined {
    return this.dice.any(this.socks.filter(suitable));
  }

  /** Sets a timeout in one of the possible ways. */
  limit(sock: Sock, limit: number | null): void {
    const short = limit === 0 || limit === null;
    if (short && this.dice.chance(0.4)) this.call(`${sock.name}.setblocking`, [limit === null]);
    else this.call(`${sock.name}.settimeout`, [limit]);
    sock.limit = limit;
    sock.description.nonblocking = limit !== null;
  }

  /**
   * Makes a call that may wait. `ready` means that it will not. A call that would wait forever is started
   * without awaiting it, or gets a timeout first; once in a while it stays as it is.
   */
  waiting(sock: Sock, direction: 'reading' | 'writing', ready: boolean, step: Call): boolean {
    const { description } = sock;
    const busy = description[direction] !== null;
    const endless = sock.limit === null || sock.limit === ENDLESS;
    if (busy) {
      // The kernel decides which call gets the data, so only a call that gets nothing may wait beside another.
      if (direction === 'writing' || ready || endless || description.queued > 0) return false;
      this.emit(step);
      return true;
    }
    const startable = this.pending && endless && !(sock.limit === null && description.nonblocking);
    // With a timeout, CPython spins on a datagram socket that has been shut down.
    const spins = sock.limit === ENDLESS && !isStream(sock);
    if (startable && !spins && this.dice.chance(ready ? 0.15 : 0.8)) {
      const start = this.name('p');
      this.emit({ ...step, start });
      description[direction] = start;
      return true;
    }
    if (endless && !ready && !(description.nonblocking && sock.limit === null)) {
      if (!this.dice.chance(0.02)) this.limit(sock, this.dice.pick(LIMITS));
    }
    this.emit(step);
    return true;
  }

  /** Whether calls wait on the socket, or on one that shares its state. */
  isBusy({ description }: Sock): boolean {
    return description.reading !== null || description.writing !== null;
  }

  join(name: string): void {
    this.emit({ join: name });
    for (const { description } of this.socks) {
      if (description.reading === name) description.reading = null;
      if (description.writing === name) description.writing = null;
    }
  }

  forget(sock: Sock): void {
    this.socks = this.socks.filter((other) => other !== sock);
  }
}
