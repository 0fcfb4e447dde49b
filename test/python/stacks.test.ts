/** Stack traces begin at the program's line, in both flavours and whatever fails. */
import { join } from 'node:path';
import type { Address, AnyFile, socket as Socket } from 'pysocket';
import { describe, expect, it } from 'vitest';
import { Child } from '../helpers/child.js';
import { raised } from '../helpers/errors.js';
import { FLAVOURS as FD_FLAVOURS, pipe } from '../helpers/fds.js';
import { BOTH, closing, type Flavour, socketpair } from '../helpers/flavours.js';
import { needCall, pairFamily } from '../helpers/kernel.js';

const HERE = __filename;
const OURS = join(__dirname, '..', '..', 'dist');

function framesOf(error: Error): string[] {
  return (error.stack ?? '').split('\n').filter((line) => line.startsWith('    at '));
}

function expectBeginsHere(error: Error, what = ''): void {
  const [first = 'no frame'] = framesOf(error).filter((frame) => !/node:internal/.test(frame));
  expect(first, what).toContain(HERE);
  expect(framesOf(error).filter((frame) => frame.includes(OURS))).toEqual([]);
}

type Call = (...args: unknown[]) => unknown;

/** The methods of an object, from all classes of the package. */
function methodsOf(object: object): string[] {
  const names = new Set<string>();
  for (let at: object = object; at !== Object.prototype; at = Object.getPrototypeOf(at) as object) {
    for (const name of Object.getOwnPropertyNames(at)) {
      const { value } = Object.getOwnPropertyDescriptor(at, name) ?? {};
      const isMethod = typeof value === 'function' && !name.startsWith('_');
      if (isMethod && !INTERNAL.has(name)) names.add(name);
    }
  }
  return [...names];
}
const INTERNAL = new Set(
  'constructor toString run owner passedTo takesNone refuseArguments detachSteps ref unref reads writes performs initialise applyMode viewAs begin accepted'.split(
    ' ',
  ),
);

/** More arguments than any call takes, and of a type that none accepts. */
const WRONG: unknown[] = Array.from({ length: 12 }, () => Symbol('wrong'));

function wrongly(owner: object, name: string): Promise<Error> {
  return raised(() => (owner as Record<string, Call>)[name]?.(...WRONG));
}

function functionsOf({ module }: Flavour): string[] {
  const own = Object.entries(module as unknown as Record<string, unknown>);
  return own
    .filter(([name, value]) => typeof value === 'function' && /^[a-z]/.test(name))
    .filter(([, value]) => !isClass(value as Call) || value === module.socket)
    .map(([name]) => name);
}

function isClass(value: Call): boolean {
  return Object.getOwnPropertyDescriptor(value, 'prototype')?.writable === false;
}

describe.each(BOTH)('wrong arguments, $name', (flavour) => {
  it.each([...functionsOf(flavour), 'CMSG_LEN', 'CMSG_SPACE'])('%s()', async (name) => {
    needCall(name);
    expectBeginsHere(await wrongly(flavour.module, name));
  });

  const [example] = flavour.module.socketpair();
  const methods = methodsOf(example);
  example.close();
  it.each(methods)('socket.%s()', async (name) => {
    const [sock] = socketpair(flavour);
    expectBeginsHere(await wrongly(sock, name));
  });

  it.each(['rb', 'wb', 'rwb', 'r', 'w', 'raw'])('every method of a file, %s', async (mode) => {
    const [sock] = socketpair(flavour);
    const file = (
      mode === 'raw' ? (sock as Socket).makefile('rb', 0) : (sock as Socket).makefile(mode)
    ) as AnyFile;
    for (const name of methodsOf(file)) expectBeginsHere(await wrongly(file, name), name);
    await file.close();
  });

  it('new socket(), socket() and a subclass', async () => {
    class Named extends flavour.module.socket {}
    expectBeginsHere(await raised(() => new flavour.module.socket('x' as never)));
    expectBeginsHere(await raised(() => flavour.module.socket('x' as never)));
    const error = await raised(() => new Named('x' as never));
    expect(framesOf(error).filter((frame) => frame.includes(OURS))).toEqual([]);
  });
});

describe.each(FD_FLAVOURS)('pysocket/fd, $name', ({ fd }) => {
  const names = Object.entries(fd).filter(
    ([name, value]) => typeof value === 'function' && name !== 'error' && !isClass(value as Call),
  );
  it.each(names.map(([name]) => name))('%s(), wrong arguments', async (name) => {
    expectBeginsHere(await wrongly(fd, name));
  });

  it('what fails', async () => {
    const [r, w] = pipe();
    expectBeginsHere(await raised(() => fd.read(w, 1)));
    expectBeginsHere(await raised(() => fd.write(r, Buffer.from('x'))));
    expectBeginsHere(await raised(() => fd.readv(-1, [Buffer.alloc(1)])));
    expectBeginsHere(await raised(() => fd.ioctl(r, 0, 0)));
    expectBeginsHere(await raised(() => fd.fcntl(r, 9999)));
    expectBeginsHere(await raised(() => fd.close(-1)));
    fd.close(r);
    expectBeginsHere(await raised(() => fd.write(w, Buffer.from('x'))));
  });
});

describe.each(BOTH)('what fails, $name', (flavour) => {
  const { module } = flavour;
  const closed = () => {
    const [a] = socketpair(flavour);
    a.close();
    return a;
  };
  const waiting = () => {
    const [a] = socketpair(flavour);
    a.settimeout(0.01);
    return a;
  };
  const nowhere = (): Address =>
    pairFamily === module.AF_UNIX ? '/nowhere/at/all' : ['127.0.0.1', 1];
  const failing: [string, () => unknown][] = [
    ['a timeout', () => waiting().recv(1)],
    ['a timeout, into a buffer', () => waiting().recv_into(Buffer.alloc(1))],
    [
      'a timeout of accept()',
      () => closing(limited(module.create_server(['127.0.0.1', 0]))).accept(),
    ],
    ['a closed socket', () => closed().send(Buffer.from('x'))],
    ['getsockname()', () => closed().getsockname()],
    ['connect()', () => waiting().connect(nowhere())],
    ['create_connection()', () => module.create_connection(['127.0.0.1', 1])],
    ['create_server()', () => module.create_server(['192.0.2.1', 0])],
    ['getaddrinfo()', () => module.getaddrinfo('127.0.0.256', 'no such service')],
    ['a file', () => (waiting() as Socket).makefile('rb').read(1)],
    ['a line', () => (waiting() as Socket).makefile('r').readline()],
  ];
  it.each(failing)('%s', async (_what, call) => {
    async function program(): Promise<unknown> {
      return await call();
    }
    const error = await raised(program);
    expectBeginsHere(error);
    expect(error.stack).toContain('program');
  });

  it('what code of the program has thrown keeps its own', async () => {
    function ofTheProgram(): never {
      throw new RangeError('mine');
    }
    const address: [string, number] = ['127.0.0.1', 0];
    Object.defineProperty(address, 0, { get: ofTheProgram });
    const sock = closing(flavour.socket(module.AF_INET, module.SOCK_STREAM));
    for (const call of [() => sock.bind(address), () => sock.connect(address)]) {
      const error = await raised(call);
      expect(framesOf(error)[0]).toContain('ofTheProgram');
    }
  });
});

function limited<S extends { settimeout(value: number): unknown }>(sock: S): S {
  sock.settimeout(0.01);
  return sock;
}

it('an AbortError reaches the await', async () => {
  const [flavour] = BOTH.slice(1);
  if (flavour === undefined) throw new RangeError('no flavour of promises');
  const [a] = socketpair(flavour);
  const controller = new AbortController();
  async function program(): Promise<unknown> {
    return await (a.recv as Call)(1, { signal: controller.signal });
  }
  const error = raised(program);
  controller.abort();
  expectBeginsHere(await error);
  expect((await error).stack).toContain('program');
});

it('for await over a socket that does not listen', async () => {
  const [, promising] = BOTH;
  if (promising === undefined) throw new RangeError('no flavour of promises');
  const [a] = socketpair(promising);
  async function program(): Promise<void> {
    for await (const connection of a as unknown as AsyncIterable<unknown>) void connection;
  }
  const error = await raised(program);
  expectBeginsHere(error);
  expect(error).toMatchObject({
    code: 'EINVAL',
    hint: expect.stringContaining('does not listen') as string,
  });
});

it.each([
  [`import socket from 'pysocket';\nsocket.socket().recv(-1);`],
  [`import socket from 'pysocket/promises';\nawait socket.socket().recv(-1);`],
  [`import socket from 'pysocket';\nsocket.inet_aton('here');`],
])('nobody catches it: Node shows the program alone', async (source) => {
  const { err } = await new Child(source, ['--input-type=module']).end();
  expect(err).not.toContain(OURS);
  expect(err).toMatch(/\[eval1\]:2:/);
});
