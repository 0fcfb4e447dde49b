/** Names that Python has only on Windows, or everywhere else, given an addon that offers what Windows' does. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isWinsock } from '../helpers/errors.js';
import { runOnWindows } from '../helpers/windows/run.js';

interface Surface {
  readonly names: Readonly<Record<string, readonly string[]>>;
  readonly methods: Readonly<Record<string, readonly string[]>>;
  readonly defaults: readonly boolean[];
  readonly errorcode: readonly string[];
}

const surface = runOnWindows('surface').then(({ out }) => JSON.parse(out) as Surface);

const ELSEWHERE = ['CMSG_LEN', 'CMSG_SPACE', 'recv_fds', 'send_fds', 'sethostname'];
const METHODS_ELSEWHERE = ['recvmsg', 'recvmsg_into', 'sendmsg', 'sendmsg_afalg'];
/** Additions of this package. */
const ADDED_ELSEWHERE = ['recvmmsg_into', 'sendmmsg'];

const python = readFileSync(join(__dirname, 'names-win32.txt'), 'utf8')
  .split('\n')
  .filter((line) => /^\w/.test(line));
/** The exception classes, which are builtins in Python, not names of the module. */
const CONSTANT = /^([A-Z][A-Z0-9]*_\w+|SOMAXCONN)$/;
const EXCEPTION = /(Error|Exception|ExceptionGroup|UnsupportedOperation)$/;

describe.each(['pysocket', 'pysocket/promises'])('%s', (entry) => {
  it('has every name of Python, and what README tells of beside them', async () => {
    // The constants here are this machine's; platforms.test.ts checks those of the binary.
    const asked = (name: string): boolean => isWinsock || !CONSTANT.test(name);
    const names = ((await surface).names[entry] ?? []).filter(asked);
    expect(python.filter((name) => asked(name) && !names.includes(name))).toEqual([]);
    const more = names.filter((name) => !python.includes(name) && !EXCEPTION.test(name));
    expect(more).toEqual(['AF_UNIX', 'listen_fds'].filter(asked));
  });

  it('has no functions that Python lacks there', async () => {
    const names = (await surface).names[entry] ?? [];
    expect([...ELSEWHERE, 'attach_filter'].filter((name) => names.includes(name))).toEqual([]);
    expect(names).toEqual(expect.arrayContaining(['AF_UNIX', 'fromshare', 'socketpair']));
  });

  it('has sockets with the methods that Python has there', async () => {
    const methods = (await surface).methods[entry] ?? [];
    const elsewhere = [...METHODS_ELSEWHERE, ...ADDED_ELSEWHERE];
    expect(elsewhere.filter((name) => methods.includes(name))).toEqual([]);
    expect(methods).toEqual(expect.arrayContaining(['ioctl', 'sendfile', 'share']));
  });
});

it('select() is there, and nothing else of the module select', async () => {
  const { names } = await surface;
  expect(names['pysocket/select']).toEqual(['error', 'select']);
  expect(names['pysocket/promises/select']).toEqual(['AbortError', 'error', 'select']);
});

it('SelectSelector is the selector of choice', async () => {
  const { defaults, names } = await surface;
  expect(defaults).toEqual([true, true]);
  for (const entry of ['pysocket/selectors', 'pysocket/promises/selectors']) {
    const selectors = (names[entry] ?? []).filter((name) => /^[A-Z].*Selector$/.test(name));
    expect(selectors).toEqual(['BaseSelector', 'DefaultSelector', 'SelectSelector']);
  }
});

it('what comes beside messages, and calls on any descriptor, are no names', async () => {
  const { names } = await surface;
  expect(names['pysocket/messages']).toEqual([]);
  expect(names['pysocket/fd']).toEqual(['error']);
  expect(names['pysocket/promises/fd']).toEqual(['AbortError', 'error']);
});

it('of the Unix servers that of streams is there', async () => {
  const { names } = await surface;
  const unix = (entry: string): string[] =>
    (names[entry] ?? []).filter((name) => name.includes('Unix'));
  expect(unix('pysocket/socketserver')).toEqual(['UnixStreamServer']);
  expect(unix('pysocket/promises/socketserver')).toEqual([
    'ThreadingUnixStreamServer',
    'UnixStreamServer',
  ]);
});

it("errorcode has Winsock's names of Winsock's numbers", async () => {
  const { errorcode } = await surface;
  expect(errorcode).toEqual(['EINTR', 'EAGAIN', 'WSAEWOULDBLOCK', 'WSAECONNREFUSED']);
});
