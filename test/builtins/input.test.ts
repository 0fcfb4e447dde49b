/** input() here and in CPython: the same programs, reading from a pipe, a file and a terminal. */
import { spawnSync } from 'node:child_process';
import { openSync, closeSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findInterpreter } from '../parity/interpreter.js';
import { Running } from '../helpers/child.js';
import { needFunction } from '../helpers/kernel.js';
import { temporaryPath } from '../helpers/temporary.js';

const interpreter = findInterpreter();
if (interpreter === undefined) console.log('skipped, there is no Python: input() compared');

/** Reads lines until the end of the input and prints them. */
const PYTHON = `
import json
out = []
try:
    out.append(input('first? '))
    while True:
        out.append(input())
except (EOFError, UnicodeDecodeError) as error:
    out.append(type(error).__name__ + ': ' + str(error))
print(json.dumps(out, ensure_ascii=False))
`;
const program = (path: string): string => `
const { input } = require('${path}');
(async () => {
  const out = [];
  try {
    out.push(await input('first? '));
    for (;;) out.push(await input());
  } catch (error) {
    out.push(error.name + ': ' + error.message);
  }
  console.log(JSON.stringify(out));
})();
`;

const FLAVOURS = ['pysocket/builtins', 'pysocket/promises/builtins'];

function ran(command: string, args: string[], stdin: number | Buffer): string {
  const options =
    typeof stdin === 'number' ? { stdio: [stdin, 'pipe', 'pipe'] as never } : { input: stdin };
  const { stdout, stderr } = spawnSync(command, args, {
    ...options,
    cwd: __dirname,
    encoding: 'utf8',
    env: { ...process.env, PYTHONIOENCODING: 'utf-8:strict' },
  });
  expect(stderr).toBe('');
  // Python's JSON has a space after each separator.
  const [, asked = '', list = 'null'] = /^(first\? )?(.*)\n$/s.exec(stdout) ?? [];
  return `${asked}${JSON.stringify(JSON.parse(list))}`;
}

const INPUTS: Record<string, Buffer> = {
  'some lines': Buffer.from('one\ntwo\nthree\n'),
  'no end of line at the end': Buffer.from('one\ntwo'),
  'empty lines': Buffer.from('\n\n\n'),
  nothing: Buffer.alloc(0),
  'all ends of lines': Buffer.from('one\r\ntwo\rthree\n\r\nfour\r'),
  'a carriage return where a piece ends': Buffer.from(`${'x'.repeat(8191)}\r\nnext\r`),
  'letters of several bytes': Buffer.from('grüße\n你好\n🙂\n'),
  'what is no UTF-8': Buffer.from([0x61, 0x0a, 0xff, 0x0a]),
  'a line longer than any buffer': Buffer.from(`${'long '.repeat(50_000)}\nend\n`),
};

describe.skipIf(interpreter === undefined)('as CPython', () => {
  const python = interpreter?.path ?? '';

  describe.each(Object.entries(INPUTS))('%s', (_name, bytes) => {
    it.each(FLAVOURS)('on a pipe: %s', (path) => {
      const ours = ran(process.execPath, ['-e', program(path)], bytes);
      expect(ours).toBe(ran(python, ['-c', PYTHON], bytes));
    });

    it.each(FLAVOURS)('from a file: %s', (path) => {
      const file = temporaryPath();
      writeFileSync(file, bytes);
      const [here, there] = [openSync(file, 'r'), openSync(file, 'r')];
      const ours = ran(process.execPath, ['-e', program(path)], here);
      expect(ours).toBe(ran(python, ['-c', PYTHON], there));
      for (const fd of [here, there]) closeSync(fd);
    });
  });

  it.each(FLAVOURS)('on a terminal: %s', (path) => {
    const steps = [
      ...[
        ['wait', 'first? '],
        ['type', 'one\n'],
        ['wait', 'one'],
        ['type', 'grüße\n'],
      ],
      ...[
        ['wait', 'grüße'],
        ['type', 'half'],
        ['wait', 'half'],
        ['type', '\x04'.repeat(6)],
        ['wait', ']'],
      ],
    ];
    const onTerminal = (...command: string[]): string => {
      const script = join(__dirname, '..', 'waiting', 'terminal.py');
      const { stdout } = spawnSync(python, [script, JSON.stringify(steps), ...command], {
        cwd: __dirname,
        encoding: 'utf8',
        env: { ...process.env, PYTHONIOENCODING: 'utf-8:strict' },
      });
      return stdout.replaceAll('\r', '').replaceAll('", "', '","').replaceAll('\b', '');
    };
    const ours = onTerminal(process.execPath, '-e', program(path));
    expect(ours).toContain('["one","grüße","half","EOFError: "]');
    // CPython's input() drops the last letter of a line that ends without a newline: row 23 of README's table.
    expect(ours.replace('half"', 'hal"')).toBe(onTerminal(python, '-c', PYTHON));
  });

  it.each(FLAVOURS)('wrong arguments: %s', (path) => {
    const ours = ran(
      process.execPath,
      [
        '-e',
        `const { input } = require('${path}');
         const call = async (...args) => { try { await input(...args); } catch (e) { return e.message; } };
         (async () => console.log(JSON.stringify([await call('a', 'b'), await call({ prompt: 'x' })])))();`,
      ],
      Buffer.alloc(0),
    );
    const theirs = ran(
      python,
      [
        '-c',
        `
import json
def call(*a, **k):
    try: input(*a, **k)
    except TypeError as e: return str(e)
print(json.dumps([call('a', 'b'), call(prompt='x')]))`,
      ],
      Buffer.alloc(0),
    );
    expect(ours).toBe(theirs);
  });
});

describe.each(FLAVOURS)('%s', (path) => {
  it('refuses beside process.stdin', () => {
    const text = `process.stdin; const { input } = require('${path}');
      (async () => { try { await input(); } catch (e) { console.log(e.name, e.message); } process.exit(); })();`;
    const { stdout } = spawnSync(process.execPath, ['-e', text], {
      cwd: __dirname,
      input: 'x\n',
      encoding: 'utf8',
    });
    expect(stdout).toMatch(
      /^TypeError input\(\) cannot read standard input: the program uses process\.stdin/,
    );
  });
});

it('a cancelled input() keeps what was read for the next one', async () => {
  needFunction('ioctl');
  const text = `
    const { input } = require('pysocket/promises/builtins');
    const fd = require('pysocket/fd');
    const unread = () => new Int32Array(new Uint8Array(fd.ioctl(0, fd.FIONREAD, Buffer.alloc(4))).buffer)[0];
    const until = async (count) => { while (unread() !== count) await new Promise(setImmediate); };
    (async () => {
      await until(2);
      const canceller = new AbortController();
      const late = input({ signal: canceller.signal });
      await until(0);
      canceller.abort();
      await late.catch((e) => console.log(e.name));
      console.log(await input(), await input());
    })();`;
  const child = new Running(process.execPath, ['-e', text], { cwd: __dirname, stdin: 'pipe' });
  child.process.stdin?.write('on');
  await child.printed('AbortError');
  child.process.stdin?.end('e\ntwo\n');
  const { out, err } = await child.end();
  expect([out, err]).toEqual(['AbortError\none two\n', '']);
});

it('Ctrl-C ends it with InterruptedError, and the handler runs', async () => {
  const text = `
    const { input } = require('pysocket/builtins');
    const say = (line) => require('node:fs').writeSync(1, line + '\\n');
    process.on('SIGINT', () => { say('handler'); process.exit(); });
    say('ready');
    try { input(); } catch (e) { say(e.name); }
    setInterval(() => {}, 1000);`;
  const child = new Running(process.execPath, ['-e', text], { cwd: __dirname, stdin: 'pipe' });
  await child.printed('ready');
  await child.blocked();
  child.kill('SIGINT');
  expect((await child.end()).out).toBe('ready\nInterruptedError\nhandler\n');
});
