/** Errors as in CPython on Windows: numbers, classes and texts, given the table of that system. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { internal } from '../helpers/internal.js';

const windows = JSON.parse(
  readFileSync(join(__dirname, '../helpers/windows/errnos.json'), 'utf8'),
) as Record<string, number>;
const errors = internal('python/os-error') as typeof import('../../lib/python/os-error.js');
const { errnoOf, winerrorOf } = internal(
  'python/winerror',
) as typeof import('../../lib/python/winerror.js');
const { OSError } = errors;

function argumentsOf(error: InstanceType<typeof OSError>): readonly unknown[] {
  const { errno, winerror, strerror, filename, filename2, args } = error;
  return [errno, winerror, strerror, filename, filename2, args];
}

describe('on Windows', () => {
  beforeAll(() => errors.learnErrnos(windows, String));
  afterAll(() => errors.learnErrnos({}, String));

  it.each([
    ['BlockingIOError', [10035, 10036, 10037, 11]],
    ['BrokenPipeError', [10058, 32]],
    ['ChildProcessError', [10]],
    ['ConnectionAbortedError', [10053]],
    ['ConnectionRefusedError', [10061]],
    ['ConnectionResetError', [10054]],
    ['FileExistsError', [17]],
    ['FileNotFoundError', [2]],
    ['InterruptedError', [4]],
    ['IsADirectoryError', [21]],
    ['NotADirectoryError', [20]],
    ['PermissionError', [1, 13]],
    ['TimeoutError', [10060]],
    ['OSError', [9, 22, 24, 10038, 10048, 10049, 10057, 10004, 10013]],
  ])('%s is that of %j', (name, numbers) => {
    expect(numbers.map((errno) => new OSError(errno, 'text').name)).toEqual(
      numbers.map(() => name),
    );
  });

  it('a winerror decides about the errno, and about the class', () => {
    const error = new OSError(0, 'refused', null, 10061, null);
    expect(error.name).toBe('ConnectionRefusedError');
    expect(error.code).toBe('ECONNREFUSED');
    expect(String(error)).toBe('[WinError 10061] refused');
    const args = [10061, 'refused', null, 10061, null];
    expect(argumentsOf(error)).toEqual([10061, 10061, 'refused', null, null, args]);
  });

  it('files take what follows errno and strerror out of the args', () => {
    const one = new OSError(0, 'text', "it's", 3);
    expect(String(one)).toBe('[WinError 3] text: "it\'s"');
    expect(argumentsOf(one)).toEqual([2, 3, 'text', "it's", null, [2, 'text']]);
    const two = new OSError(0, 'text', 'a', 5, 'b');
    expect(String(two)).toBe("[WinError 5] text: 'a' -> 'b'");
    expect(argumentsOf(two)).toEqual([13, 5, 'text', 'a', 'b', [13, 'text']]);
  });

  it('a winerror that is no integer is kept, and says nothing', () => {
    const error = new OSError(2, 'text', 'file', null, 'other');
    expect(String(error)).toBe("[WinError None] text: 'file' -> 'other'");
    expect(argumentsOf(error)).toEqual([2, null, 'text', 'file', 'other', [2, 'text']]);
    expect(() => new OSError(2, 'text', null, 2 ** 40)).toThrow(
      'Python int too large to convert to C long',
    );
  });

  it('without one there is none', () => {
    const error = new OSError(10048, 'text');
    expect('winerror' in error).toBe(true);
    expect(error.winerror).toBeNull();
    expect(String(error)).toBe('[Errno 10048] text');
  });

  it("natives' errors have the arguments that CPython's calls give", () => {
    const { systemArguments } = errors;
    expect(systemArguments(10061, 'text')).toEqual([10061, 'text', null, 10061, null]);
    expect(systemArguments(13, 'text')).toEqual([13, 'text', null, 10013, null]);
    expect(systemArguments(12, 'text')).toEqual([12, 'text', null, 8, null]);
    expect(systemArguments(2, 'text')).toEqual([2, 'text']);
  });

  it('a BlockingIOError may tell how many characters went', () => {
    const error = new errors.BlockingIOError(10035, 'text', 7);
    expect(error).toMatchObject({
      characters_written: 7,
      filename: null,
      args: [10035, 'text', 7],
    });
    expect(String(error)).toBe('[Errno 10035] text');
  });
});

describe('elsewhere', () => {
  beforeAll(() => errors.learnErrnos({ ENOENT: 2, ECONNREFUSED: 111 }, String));
  afterAll(() => errors.learnErrnos({}, String));

  it('nobody looks at a winerror', () => {
    const error = new OSError(111, 'text', 'a', 10061, 'b');
    expect(String(error)).toBe("[Errno 111] text: 'a' -> 'b'");
    expect(error).toMatchObject({ errno: 111, filename: 'a', filename2: 'b', args: [111, 'text'] });
    expect('winerror' in error).toBe(false);
  });
});

it.each([
  [10035, 10035],
  [10004, 4],
  [10009, 9],
  [10013, 13],
  [10014, 14],
  [10022, 22],
  [10024, 24],
  [11001, 11001],
  [11999, 11999],
  [12000, 22],
  [2, 2],
  [5, 13],
  [6, 9],
  [8, 12],
  [35, 13],
  [183, 17],
  [232, 32],
  [267, 20],
  [87, 22],
  // FACILITY_WIN32, as an unsigned and as a signed number
  [0x80070005, 13],
  [0x80070005 | 0, 13],
])('the errno of winerror %d is %d', (winerror, errno) => {
  expect(errnoOf(winerror)).toBe(errno);
});

it.each([
  [10061, 10061],
  [4, 10004],
  [13, 10013],
  [22, 10022],
  [24, 10024],
  [12, 8],
  [1, null],
  [2, null],
  [11, null],
])('the winerror of errno %d is %j', (errno, winerror) => {
  expect(winerrorOf(errno)).toBe(winerror);
});
