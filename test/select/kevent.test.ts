/** kevent(): its arguments, its attributes, and how it compares. */
import {
  kevent,
  KQ_EV_ADD,
  KQ_EV_ONESHOT,
  KQ_FILTER_READ,
  KQ_FILTER_WRITE,
  type Kevent,
} from 'pysocket/select';
import * as promises from 'pysocket/promises/select';
import socket from 'pysocket';
import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { raised } from '../helpers/errors.js';
import { closing } from '../helpers/flavours.js';
import { hasKqueue } from '../helpers/kqueue.js';
import { run } from '../helpers/program.js';

const anything = kevent as unknown as (...args: unknown[]) => Kevent;
const valuesOf = ({ ident, filter, flags, fflags, data, udata }: Kevent): unknown[] => [
  ident,
  filter,
  flags,
  fflags,
  data,
  udata,
];

describe.skipIf(!hasKqueue)('kevent', () => {
  it('has the attributes that it was given, by place or by name', () => {
    expect(valuesOf(kevent(7))).toEqual([7, KQ_FILTER_READ, KQ_EV_ADD, 0, 0, 0]);
    expect(valuesOf(new kevent(1, 2, 3, 4, 5, 6))).toEqual([1, 2, 3, 4, 5, 6]);
    expect(valuesOf(kevent(7, { data: -5, udata: 9 }))).toEqual([7, -1, 1, 0, -5, 9]);
    const named = { ident: 7, filter: KQ_FILTER_WRITE, flags: KQ_EV_ONESHOT };
    expect(valuesOf(kevent(named))).toEqual([7, KQ_FILTER_WRITE, KQ_EV_ONESHOT, 0, 0, 0]);
    expect(valuesOf(kevent(0, 1, 0xffff, 0xffffffff))).toEqual([0, 1, 0xffff, 0xffffffff, 0, 0]);
  });

  it('takes the descriptor of an object', () => {
    const [sock] = socket.socketpair().map(closing);
    expect(kevent(sock as never).ident).toBe(sock?.fileno());
    expect(kevent({ fileno: () => 5 }).ident).toBe(5);
  });

  it('has bigints where numbers are not exact', () => {
    const event = kevent(2n ** 64n - 1n, { data: -(2n ** 63n), udata: 2n ** 53n - 1n });
    expect([event.ident, event.data, event.udata]).toEqual([
      2n ** 64n - 1n,
      -(2n ** 63n),
      Number.MAX_SAFE_INTEGER,
    ]);
  });

  it('cuts what CPython cuts', () => {
    const event = kevent(1, 0, -1, 2 ** 32 + 3, 0, -1);
    expect([event.flags, event.fflags, event.udata]).toEqual([0xffff, 3, 2n ** 64n - 1n]);
  });

  it.each<[args: unknown[], name: string, text: string]>([
    [[], 'TypeError', "kevent() missing required argument 'ident' (pos 1)"],
    [[1, 2, 3, 4, 5, 6, 7], 'TypeError', 'kevent() takes at most 6 arguments (7 given)'],
    [[1, { zz: 1 }], 'TypeError', "kevent() got an unexpected keyword argument 'zz'"],
    [[1, 2 ** 15], 'OverflowError', 'signed short integer is greater than maximum'],
    [[1, -(2 ** 15) - 1], 'OverflowError', 'signed short integer is less than minimum'],
    [[1, 2n ** 70n], 'OverflowError', 'Python int too large to convert to C long'],
    [[1, 1.5], 'TypeError', "'float' object cannot be interpreted as an integer"],
    [[1, 0, 'x'], 'TypeError', "'str' object cannot be interpreted as an integer"],
    [[1, 0, 0, null], 'TypeError', "'NoneType' object cannot be interpreted as an integer"],
    [[1, 0, 0, 0, 2n ** 63n], 'OverflowError', 'int too big to convert'],
    [[1, 0, 0, 0, 0, 1.5], 'TypeError', 'kevent() argument 6 must be int, not float'],
    [[1, 0, 0, 0, 0, null], 'TypeError', 'kevent() argument 6 must be int, not None'],
    [[-1], 'OverflowError', "can't convert negative value to size_t"],
    [[2n ** 64n], 'OverflowError', 'Python int too large to convert to C size_t'],
    [['x'], 'TypeError', 'argument must be an int, or have a fileno() method.'],
    // The other arguments are checked first.
    [['x', 'y'], 'TypeError', "'str' object cannot be interpreted as an integer"],
  ])('refuses $0', async (args, name, message) => {
    expect(await raised(() => anything(...args))).toMatchObject({ name, message });
  });

  it('has attributes that can be set', () => {
    const event = kevent(1);
    event.ident = 2n ** 63n;
    event.filter = -4;
    event.flags = 0x8000;
    event.fflags = 0x80000000;
    event.data = -1;
    event.udata = 6n;
    expect(valuesOf(event)).toEqual([2n ** 63n, -4, 0x8000, 0x80000000, -1, 6]);
  });

  it('warns of what an attribute has no room for, and refuses what is no integer of C', async () => {
    const event = kevent(1);
    const warnings: string[] = [];
    const hear = ({ name, message }: Error): void => void warnings.push(`${name}: ${message}`);
    process.on('warning', hear);
    event.filter = 2 ** 15;
    event.flags = -1;
    event.fflags = 2 ** 32 + 1;
    event.udata = -1;
    await once(process, 'warning');
    await new Promise(setImmediate);
    process.off('warning', hear);
    expect(valuesOf(event)).toEqual([1, -(2 ** 15), 0xffff, 1, 0, 2n ** 64n - 1n]);
    expect(warnings).toEqual([
      'RuntimeWarning: Truncation of value to short',
      'RuntimeWarning: Truncation of value to unsigned short',
      'RuntimeWarning: Truncation of value to unsigned int',
      'RuntimeWarning: Writing negative value into unsigned field',
    ]);
    for (const [set, message] of [
      [() => (event.ident = 2n ** 64n), 'int too big to convert'],
      [() => (event.ident = -(2n ** 64n)), 'Python int too large to convert to C long'],
      [() => (event.filter = 2n ** 63n), 'Python int too large to convert to C long'],
      [() => (event.fflags = 2n ** 64n), 'Python int too large to convert to C unsigned long'],
      [() => (event.data = 2n ** 63n), 'int too big to convert'],
      [() => (event.flags = 1.5), "'float' object cannot be interpreted as an integer"],
    ] as const) {
      expect(await raised(set)).toMatchObject({ message });
    }
  });

  it('compares by the first attribute that differs', async () => {
    const event = kevent(5);
    expect([event.equals(kevent(5)), event.equals(kevent(1000)), event.equals(5)]).toEqual([
      true,
      false,
      false,
    ]);
    expect(event.compare(kevent(1000))).toBe(-1);
    expect(kevent(1000).compare(event)).toBe(1);
    expect(event.compare(kevent(5, { udata: 2n ** 64n - 1n }))).toBe(1);
    expect(event.compare(kevent(5, -2))).toBe(1);
    for (const [other, type] of [
      [null, 'NoneType'],
      [1, 'int'],
      ['ev', 'str'],
    ] as const) {
      expect(await raised(() => event.compare(other as never))).toMatchObject({
        name: 'TypeError',
        message: `'<' not supported between instances of 'select.kevent' and '${type}'`,
      });
    }
  });

  it('has the repr of CPython', () => {
    expect(String(kevent(5, -2, 3, 16, -1, 0))).toBe(
      '<select.kevent ident=5 filter=-2 flags=0x3 fflags=0x10 data=0xffffffffffffffff udata=0x0>',
    );
  });

  it('is the same class in both flavours, and known to other copies of the package', async () => {
    expect(promises.kevent).toBe(kevent);
    expect(kevent(1)).toBeInstanceOf(kevent);
    const { out, err } = await run([
      '-e',
      `const first = require('pysocket/select');
       const [a] = require('pysocket').socketpair();
       for (const path of Object.keys(require.cache)) delete require.cache[path];
       const second = require('pysocket/select');
       const event = second.kevent(a, { filter: second.KQ_FILTER_WRITE, udata: 2n ** 60n });
       const queue = first.kqueue();
       console.log(second !== first, queue.control([event], 4, 5)[0].udata, first.kevent(a, -2, 1, 0, 0, 2n ** 60n).equals(event));`,
    ]);
    expect([out, err]).toEqual(['true 1152921504606846976n true\n', '']);
  });
});
