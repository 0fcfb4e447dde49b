/** The kevent objects: changes to a kqueue, and its events. */
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

/** Tells the constructor to make an event that control() has read. */
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

/** Returns a number if it is exact, else a bigint, like all Python ints in this package. */
function toInteger(value: bigint): Integer {
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : value;
}

/**
 * What kevent() makes: a change to make, or an event that has occurred. The kernel identifies an event by its ident
 * and its filter. Mirrors Python's kevent objects.
 *
 * 64-bit attributes are numbers where a number is exact, and bigints otherwise. Setting an attribute to a value that
 * does not fit truncates the value, with a RuntimeWarning, or throws an OverflowError, as in Python.
 */
export class Kevent {
  private readonly fields: Fields;

  /** @internal */
  constructor(...args: readonly unknown[]) {
    const first = args[0];
    this.fields = first instanceof ReadEvent ? first.row : fieldsOf(args);
  }

  /** The subject of the event: a descriptor, a process, a signal, or the program's own number. Python: kevent.ident */
  get ident(): Integer {
    return toInteger(this.fields.ident);
  }
  /** A non-negative integer. */
  set ident(value: Integer) {
    this.fields.ident = toUnsignedLongLongMember(value);
  }

  /** A KQ_FILTER_* number: the kind of event. Python: kevent.filter */
  get filter(): number {
    return this.fields.filter;
  }
  /** A 16-bit integer. */
  set filter(value: Integer) {
    this.fields.filter = toShortMember(value);
  }

  /** KQ_EV_* bits: the change to make, or what has happened. Python: kevent.flags */
  get flags(): number {
    return this.fields.flags;
  }
  /** An unsigned 16-bit integer. */
  set flags(value: Integer) {
    this.fields.flags = toUnsignedShortMember(value);
  }

  /** KQ_NOTE_* bits, which depend on the filter. Python: kevent.fflags */
  get fflags(): number {
    return this.fields.fflags;
  }
  /** An unsigned 32-bit integer. */
  set fflags(value: Integer) {
    this.fields.fflags = toUnsignedIntMember(value);
  }

  /**
   * A number that depends on the filter, such as how many bytes can be read. With KQ_EV_ERROR it is an errno. Python:
   * kevent.data
   */
  get data(): Integer {
    return toInteger(this.fields.data);
  }
  /** A 64-bit integer. */
  set data(value: Integer) {
    this.fields.data = toLongLong(value);
  }

  /** The program's own number, which the kernel returns with the event. Python: kevent.udata */
  get udata(): Integer {
    return toInteger(this.fields.udata);
  }
  /** An unsigned 64-bit integer. */
  set udata(value: Integer) {
    this.fields.udata = toUnsignedLongLongMember(value);
  }

  /**
   * `equals(other)`
   *
   * Python: kevent == other
   *
   * @param other - anything
   * @returns whether it is a kevent with the same attributes
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
   * @returns below 0, 0, or above 0 if this one is less, equal or greater. The first attribute that differs decides
   * @throws TypeError for anything but a kevent
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

/** Returns the attributes in the order of comparison. CPython compares udata as a signed number. */
function ranked({ ident, filter, flags, fflags, data, udata }: KeventRow): (bigint | number)[] {
  return [ident, filter, flags, fflags, data, BigInt.asIntN(64, udata)];
}

/** Returns the numbers of a kevent, which may belong to another copy of this package. */
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
