/** What all error classes have in common. */
import socket from 'pysocket';
import { expect, it } from 'vitest';
import { internal } from '../helpers/internal.js';

const ARGUMENTS: Readonly<Record<string, readonly unknown[]>> = {
  ExceptionGroup: ['several', [new socket.OSError('one')]],
  UnicodeDecodeError: ['utf-8', Buffer.from([0xff]), 0, 1, 'invalid start byte'],
  UnicodeEncodeError: ['ascii', 'é', 0, 1, 'ordinal not in range(128)'],
};
/** Python: str(e), where it differs from the text given to the class. */
const TEXTS: Readonly<Record<string, string>> = {
  ExceptionGroup: 'several (1 sub-exception)',
  // The key, in the form of its repr().
  KeyError: "'the text'",
  UnicodeDecodeError: "'utf-8' codec can't decode byte 0xff in position 0: invalid start byte",
  UnicodeEncodeError:
    "'ascii' codec can't encode character '\\xe9' in position 0: ordinal not in range(128)",
};

type Constructor = new (...args: unknown[]) => Error;
const members: readonly (readonly [string, unknown])[] = Object.entries(socket);
const classes = members.filter(
  (entry): entry is [string, Constructor] =>
    typeof entry[1] === 'function' && entry[1].prototype instanceof Error,
);

it('there are as many as Python has and the two names of old', () => {
  expect(classes.length).toBe(35);
});

it.each(classes)('String(%s) is str(e) of Python', (name, constructor) => {
  const error = new constructor(...(ARGUMENTS[name] ?? ['the text']));
  expect(String(error)).toBe(TEXTS[name] ?? 'the text');
});

it.each(classes)('%s is named so, however it was bundled', (name, constructor) => {
  const aliases: Readonly<Record<string, string>> = { error: 'OSError', timeout: 'TimeoutError' };
  expect(constructor.name).toBe(aliases[name] ?? name);
  expect(new constructor(...(ARGUMENTS[name] ?? [])).name).toBe(aliases[name] ?? name);
});

it('an errno that the system lacks is that of no class: not of number 0 either', () => {
  const { learnErrnos, OSError } = internal(
    'python/os-error',
  ) as typeof import('../../lib/python/os-error.js');
  learnErrnos({ EPIPE: 32 }, String);
  expect(new OSError(0, 'text')).toMatchObject({ name: 'OSError', code: undefined });
  expect(new OSError(11, 'text').name).toBe('OSError');
  expect(new OSError(32, 'text')).toMatchObject({ name: 'BrokenPipeError', code: 'EPIPE' });
});
