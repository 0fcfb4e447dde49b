/** What kevent() makes: changes of a kqueue, and its events. */
import { inspect } from 'node:util';
import type { KeventRow } from '../addon/kevents.js';
import {
  toFormatShort,
  toLongLong,
  toMasked16,
  toMasked32,
  toMasked64,
  toSize,
} from '../python/arguments.js';
import { brand } from '../python/brand.js';
import { bindNamed } from '../python/clinic.js';
import { publish } from '../python/entry.js';
import { type HasFileno, toFileno } from '../python/file-descriptor.js';
import {
  toShortMember,
  toUnsignedIntMember,
  toUnsignedLongLongMember,
  toUnsignedShortMember,
} from '../python/members.js';
import { type Integer, typeName } from '../python/types.js';
import { KQ_EV_ADD, KQ_FILTER_READ } from './constants.js';

/** Keywords of kevent(). */
export interface KeventKeywords {
  ident: HasFileno;
  filter?: Integer;
  flags?: Integer;
  fflags?: Integer;
  data?: Integer;
  udata?: Integer;
}

/** The constructor is told so what control() has read. */
export class ReadEvent {
  constructor(readonly row: KeventRow) {}
}

const NAMES = ['ident', 'filter', 'flags', 'fflags', 'data', 'udata'] as const;
type Fields = { -readonly [name in keyof KeventRow]: KeventRow[name] };

function toIdent(value: unknown): bigint {
  const isInteger =
    Number.isInteger(value) || typeof value === 'bigint' || typeof value === 'boolean';
  return isInteger ? toSize(value) : BigInt(toFileno(value));
}

function fieldsOf(args: ArrayLike<unknown>): Fields {
  const bound = bindNamed('kevent', NAMES, 1, args);
  const { filter = KQ_FILTER_READ, flags = KQ_EV_ADD, fflags = 0, data = 0, udata = 0 } = bound;
  const fields = {
    filter: toFormatShort(filter),
    flags: toMasked16(flags),
    fflags: toMasked32(fflags),
    data: toLongLong(data),
    udata: toMasked64('kevent', 6, udata),
  };
  return { ident: toIdent(bound.ident), ...fields };
}

/** A number where it is exact, as everything else that Python has as an int. */
function toInteger(value: bigint): Integer {
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : value;
}

/**
 * What kevent() makes: a change that is to be made, or an event that has come. The kernel knows an event by its ident
 * and its filter. Mirrors Python's kevent objects.
 *
 * Attributes of 64 bits are numbers where a number is exact, and bigints otherwise. To set one to what it has no room for
 * cuts it, with a RuntimeWarning, or throws an OverflowError, as in Python.
 */
export class Kevent {
  private readonly fields: Fields;

  /** @internal */
  constructor(...args: readonly unknown[]) {
    const first = args[0];
    this.fields = first instanceof ReadEvent ? first.row : fieldsOf(args);
  }

  /** What the event is about: a descriptor, a process, a signal, or a number of the program's. Python: kevent.ident */
  get ident(): Integer {
    return toInteger(this.fields.ident);
  }
  /** An integer from 0 on. */
  set ident(value: Integer) {
    this.fields.ident = toUnsignedLongLongMember(value);
  }

  /** A KQ_FILTER_* number: what of it the event is about. Python: kevent.filter */
  get filter(): number {
    return this.fields.filter;
  }
  /** An integer of 16 bits. */
  set filter(value: Integer) {
    this.fields.filter = toShortMember(value);
  }

  /** KQ_EV_* bits: what is to be done, or what has happened. Python: kevent.flags */
  get flags(): number {
    return this.fields.flags;
  }
  /** An integer of 16 bits, without a sign. */
  set flags(value: Integer) {
    this.fields.flags = toUnsignedShortMember(value);
  }

  /** KQ_NOTE_* bits, which each filter has its own of. Python: kevent.fflags */
  get fflags(): number {
    return this.fields.fflags;
  }
  /** An integer of 32 bits, without a sign. */
  set fflags(value: Integer) {
    this.fields.fflags = toUnsignedIntMember(value);
  }

  /** A number of the filter's, as how many bytes there are to read. With KQ_EV_ERROR an errno. Python: kevent.data */
  get data(): Integer {
    return toInteger(this.fields.data);
  }
  /** An integer of 64 bits. */
  set data(value: Integer) {
    this.fields.data = toLongLong(value);
  }

  /** A number of the program's, which the kernel gives back. Python: kevent.udata */
  get udata(): Integer {
    return toInteger(this.fields.udata);
  }
  /** An integer of 64 bits, without a sign. */
  set udata(value: Integer) {
    this.fields.udata = toUnsignedLongLongMember(value);
  }

  /**
   * `equals(other)`
   *
   * Python: kevent == other
   *
   * @param other - anything
   * @returns is it a kevent whose attributes are the same?
   */
  equals(other: unknown): boolean {
    return other instanceof Kevent && this.compare(other) === 0;
  }

  /**
   * `compare(other)`
   *
   * Python: kevent < other, kevent >= other, and so on
   *
   * @param other - a kevent
   * @returns below 0, 0, or above 0: is this one less, equal or greater? The first attribute that differs decides
   * @throws TypeError for what is no kevent
   */
  compare(other: Kevent): number {
    if (!((other as unknown) instanceof Kevent)) {
      throw new TypeError(
        `'<' not supported between instances of 'select.kevent' and '${typeName(other)}'`,
      );
    }
    const [left, right] = [ranked(rowOf(this)), ranked(rowOf(other))];
    const at = left.findIndex((value, index) => value !== right[index]);
    if (at < 0) return 0;
    return (left[at] as bigint | number) < (right[at] as bigint | number) ? -1 : 1;
  }

  /** Python: repr(kevent) */
  toString(): string {
    const { ident, filter, flags, fflags, data, udata } = this.fields;
    const hex = (value: bigint | number): string => `0x${value.toString(16)}`;
    return `<select.kevent ident=${ident} filter=${filter} flags=${hex(flags)} fflags=${hex(fflags)} data=${hex(BigInt.asUintN(64, data))} udata=${hex(udata)}>`;
  }

  /** @internal what console.log() shows */
  [inspect.custom](): string {
    return this.toString();
  }
}
Object.defineProperty(Kevent, 'name', { value: 'select.kevent' });
brand(Kevent, 'kevent');
publish(Kevent.prototype, ['compare', 'equals']);

/** In the order in which they count. CPython compares udata as a signed number. */
function ranked({ ident, filter, flags, fflags, data, udata }: KeventRow): (bigint | number)[] {
  return [ident, filter, flags, fflags, data, BigInt.asIntN(64, udata)];
}

/** The numbers of a kevent, which may be one of another copy of this package. */
export function rowOf({ ident, filter, flags, fflags, data, udata }: Kevent): KeventRow {
  return {
    ident: BigInt(ident),
    filter,
    flags,
    fflags,
    data: BigInt(data),
    udata: BigInt(udata),
  };
}
