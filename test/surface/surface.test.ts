/**
 * The names of Python's module on Linux: none is missing, and none is there that Python lacks. python.json
 * lists what CPython 3.13 has, with values and signatures, and what later versions added.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import blocking from 'pysocket';
import promises from 'pysocket/promises';
import { describe, expect, it } from 'vitest';
import { findInterpreter } from '../parity/interpreter.js';
import { needCall, needMethod } from '../helpers/kernel.js';

interface Surface {
  constants: Record<string, number | boolean>;
  functions: Record<string, string>;
  methods: Record<string, string>;
  others: string[];
  bluetooth: string[];
  later: Record<'3.14' | '3.15', string[]>;
  elsewhere: string[];
}
const file = join(__dirname, 'python.json');
const python = JSON.parse(readFileSync(file, 'utf8')) as Surface;

/** Not mirrored, as README says: the capsule of the C API. */
const NOT_MIRRORED = new Set(['CAPI']);

/** The largest number of positional arguments in a signature. */
function mostArguments(signature: string): number {
  const [first = ''] = signature.split(' | ').sort((a, b) => b.length - a.length);
  const inside = first.slice(first.indexOf('(') + 1, -1).replaceAll(/[[\]]/g, '');
  const positional = inside.split(/,?\s*\*/)[0] ?? '';
  return positional.split(',').filter((part) => /\w/.test(part)).length;
}

/** Error messages of methods written in Python also count self. */
async function refusesOneMore(
  call: (...args: unknown[]) => unknown,
  most: number,
): Promise<string | null> {
  try {
    await call(...Array<null>(most + 1).fill(null));
  } catch (error) {
    const given = new RegExp(
      `takes .*\\((${most + 1}) given\\)|${most + 2} were given|${most + 1} (was|were) given`,
    );
    return error instanceof TypeError && given.test(error.message) ? null : String(error);
  }
  return 'no error';
}

/** Names that only this package has: Python's built-in errors, and these. */
const additions = readFileSync(join(__dirname, 'additions.txt'), 'utf8').split('\n');
const ADDED_CONSTANTS = additions.filter((line) => /^\w/.test(line));
const OURS = new Set(['default', 'attach_filter', 'listen_fds', ...ADDED_CONSTANTS]);

const interpreter = findInterpreter();
if (interpreter === undefined) console.log('no Python: names are compared with python.json only');

const SCRIPT = `
import json, socket
print(json.dumps({n: v if isinstance(v, (bool, str)) else int(v)
                  for n, v in vars(socket).items()
                  if isinstance(v, (int, str)) and n[0] != '_' and n != 'errorTab'}))
print(json.dumps(socket.__all__))
`;

const ENTRIES = [
  ['pysocket', blocking],
  ['pysocket/promises', promises],
] as const;

describe.each(ENTRIES)('%s', (_entry, socket) => {
  const names = new Set(Object.keys(socket));
  const here = socket as unknown as Record<string, unknown>;
  const prototype = socket.socket.prototype as unknown as Record<string, unknown>;
  const missing = (wanted: readonly string[]): string[] =>
    wanted.filter((name) => !names.has(name) && !NOT_MIRRORED.has(name));

  describe.runIf(process.platform === 'linux')('on Linux', () => {
    it('every name of 3.13 is there', () => {
      const all = [...Object.keys(python.constants), ...Object.keys(python.functions)];
      expect(missing([...all, ...python.others])).toEqual([]);
    });

    it('every constant has its value', () => {
      const values = Object.entries(python.constants);
      const wrong = values.filter(([name, value]) => here[name] !== value);
      expect(wrong.map(([name, value]) => [name, value, here[name]])).toEqual([]);
    });

    it('what 3.14 and 3.15 added, and what Python has only where Bluetooth headers are', () => {
      expect(missing([...python.later['3.14'], ...python.later['3.15']])).toEqual([]);
      expect(missing(python.bluetooth)).toEqual([]);
    });

    it('what Python lacks here is lacking', () => {
      expect(python.elsewhere.filter((name) => names.has(name))).toEqual([]);
      expect(['ioctl', 'share'].filter((name) => name in prototype)).toEqual([]);
    });

    it('the constants that are additions are there, and are none of Python', () => {
      expect(missing(ADDED_CONSTANTS)).toEqual([]);
      expect(ADDED_CONSTANTS.filter((name) => name in python.constants)).toEqual([]);
    });

    it('has nothing else but errors and what is documented as an addition', () => {
      const known = new Set<string>([
        ...Object.keys(python.constants),
        ...Object.keys(python.functions),
        ...python.others,
        ...python.bluetooth,
        ...python.later['3.14'],
        ...python.later['3.15'],
      ]);
      const more = [...names].filter((name) => !known.has(name) && !OURS.has(name));
      const errors = more.filter((name) => {
        const value = here[name];
        return typeof value === 'function' && value.prototype instanceof Error;
      });
      expect(more.filter((name) => !errors.includes(name))).toEqual([]);
    });
  });

  describe('arguments', () => {
    const sock = socket.socket();

    it.each(Object.entries(python.functions))('%s: %s', async (name, signature) => {
      needCall(name);
      const call = here[name] as (...args: unknown[]) => unknown;
      expect(await refusesOneMore(call, mostArguments(signature))).toBeNull();
    });

    // _accept() is Python's private hook for subclasses. It returns a descriptor at once, so it is blocking only.
    const methods = Object.entries(python.methods).filter(
      ([name]) => socket === blocking || name !== '_accept',
    );
    it.each(methods)('socket.%s: %s', async (name, signature) => {
      needMethod(name);
      const method = prototype[name] as (...args: unknown[]) => unknown;
      const call = (...args: unknown[]): unknown => method.apply(sock, args);
      if (name === 'sendmsg_afalg') return; // asks for the family before it looks at its arguments
      expect(await refusesOneMore(call, mostArguments(signature))).toBeNull();
    });
  });

  describe('enums', () => {
    const enums = [
      ['AddressFamily', socket.AddressFamily, 'AF_'],
      ['SocketKind', socket.SocketKind, 'SOCK_'],
      ['MsgFlag', socket.MsgFlag, 'MSG_'],
      ['AddressInfo', socket.AddressInfo, 'AI_'],
    ] as const;

    it.each(enums)('%s maps both ways', (_name, members, prefix) => {
      const expected = [...names].filter((name) => name.startsWith(prefix)).sort();
      const found = Object.keys(members).filter((key) => key.startsWith(prefix));
      expect(found.sort()).toEqual(expected);
      for (const name of expected) {
        const value = here[name] as number;
        expect(members[name]).toBe(value);
        const canonical = expected.find((other) => here[other] === value);
        expect(members[value]).toBe(canonical);
      }
    });
  });

  describe('a live interpreter', () => {
    it.skipIf(interpreter === undefined || process.platform !== 'linux')('agrees', () => {
      const { stdout, status } = spawnSync(interpreter?.path ?? '', ['-c', SCRIPT], {
        encoding: 'utf8',
      });
      expect(status).toBe(0);
      const [values = '{}', all = '[]'] = stdout.split('\n');
      expect(missing(JSON.parse(all) as string[])).toEqual([]);
      const theirs = Object.entries(JSON.parse(values) as Record<string, unknown>);
      const different = theirs.filter(([name, value]) => here[name] !== value);
      expect(different.map(([name, value]) => [name, value, here[name]])).toEqual([]);
    });
  });
});
