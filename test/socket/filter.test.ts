/** attach_filter(): what the kernel then keeps and drops, and which programs are invalid. */
import { readFileSync } from 'node:fs';
import socket from 'pysocket';
import { beforeEach, describe, expect, it } from 'vitest';
import { raised } from '../helpers/errors.js';
import { type AnySocket, closing, FLAVOURS } from '../helpers/flavours.js';
import { needNames } from '../helpers/kernel.js';
import { bound, open, pair, unixDatagram, unixStream } from '../helpers/transports.js';

beforeEach(() => needNames('attach_filter'));

const { attach_filter, SOL_SOCKET } = socket;
const SO_DETACH_FILTER = 27;
const SO_LOCK_FILTER = 44;

/** struct sock_filter */
function instruction(code: number, jt: number, jf: number, k: number): Buffer {
  const bytes = Buffer.alloc(8);
  new Uint16Array(bytes.buffer, bytes.byteOffset, 1)[0] = code;
  bytes.set([jt, jf], 2);
  new Uint32Array(bytes.buffer, bytes.byteOffset + 4, 1)[0] = k;
  return bytes;
}

const LOAD_BYTE = 0x30;
const LOAD_NUMBER = instruction(0, 0, 0, 0);
const JUMP_IF_EQUAL = 0x15;
const RETURN = 0x06;
const DROP = instruction(RETURN, 0, 0, 0);
const keep = (size: number): Buffer => instruction(RETURN, 0, 0, size);
const ALL = 0xffff;

/** Keeps datagrams that begin with the given byte. */
const beginsWith = (letter: string): Buffer =>
  Buffer.concat([
    instruction(LOAD_BYTE, 0, 0, 0),
    instruction(JUMP_IF_EQUAL, 0, 1, letter.charCodeAt(0)),
    keep(ALL),
    DROP,
  ]);

describe.each(FLAVOURS)('$name', (flavour) => {
  const attach = (sock: AnySocket, program: Parameters<typeof attach_filter>[1]): null =>
    attach_filter(sock as never, program);
  const send = async (to: AnySocket, ...texts: string[]): Promise<void> => {
    const from = open(flavour, unixDatagram);
    for (const text of texts) await from.sendto(Buffer.from(text), to.getsockname());
  };
  const receive = async (from: AnySocket): Promise<string> => (await from.recv(100)).toString();

  it('drops what the program answers 0 to', async () => {
    const sock = bound(flavour, unixDatagram);
    expect(attach(sock, beginsWith('y'))).toBe(null);
    await send(sock, 'no', 'yes', 'not', 'you');
    expect([await receive(sock), await receive(sock)]).toEqual(['yes', 'you']);
  });

  it('keeps as many bytes as the program says', async () => {
    const sock = bound(flavour, unixDatagram);
    attach(sock, keep(4));
    await send(sock, 'abcdefgh');
    expect(await receive(sock)).toBe('abcd');
  });

  it('takes the place of the one before, and what was queued stays', async () => {
    const sock = bound(flavour, unixDatagram);
    await send(sock, 'queued');
    attach(sock, DROP);
    await send(sock, 'dropped');
    attach(sock, keep(2));
    await send(sock, 'two');
    sock.setsockopt(SOL_SOCKET, SO_DETACH_FILTER, 0);
    await send(sock, 'whole');
    const all = [await receive(sock), await receive(sock), await receive(sock)];
    expect(all).toEqual(['queued', 'tw', 'whole']);
  });

  it('belongs to the socket, not to the object', async () => {
    const sock = bound(flavour, unixDatagram);
    const twin = closing(sock.dup());
    attach(twin, keep(1));
    await send(sock, 'abc');
    expect(await receive(sock)).toBe('a');
  });

  it('works on UDP, whose header the program sees', async () => {
    const sock = closing(flavour.socket(socket.AF_INET, socket.SOCK_DGRAM));
    sock.bind(['127.0.0.1', 0]);
    attach(sock, keep(8 + 3));
    const from = closing(flavour.socket(socket.AF_INET, socket.SOCK_DGRAM));
    await from.sendto(Buffer.from('abcdef'), sock.getsockname());
    expect(await receive(sock)).toBe('abc');
  });

  it('takes any view, of any alignment', async () => {
    const sock = bound(flavour, unixDatagram);
    const program = beginsWith('y');
    const odd = new Uint8Array(program.length + 1);
    odd.set(program, 1);
    const shared = new SharedArrayBuffer(program.length);
    new Uint8Array(shared).set(program);
    const words = new Uint32Array(new Uint8Array(program).buffer);
    for (const view of [odd.subarray(1), shared, words, new DataView(words.buffer)]) {
      attach(sock, DROP);
      attach(sock, view);
      await send(sock, 'no', 'yes');
      expect(await receive(sock)).toBe('yes');
    }
  });

  it('keeps a copy: the bytes may change afterwards', async () => {
    const sock = bound(flavour, unixDatagram);
    const program = beginsWith('y');
    attach(sock, program);
    program.fill(0);
    await send(sock, 'no', 'yes');
    expect(await receive(sock)).toBe('yes');
  });

  it('may have 4096 instructions', async () => {
    const sock = bound(flavour, unixDatagram);
    const long = Buffer.concat([...Array(4095).fill(LOAD_NUMBER), keep(3)]);
    const memory = Number(readFileSync('/proc/sys/net/core/optmem_max', 'latin1'));
    if (memory < 65536) {
      // The socket's memory limit is below the size of such a program.
      expect(await raised(() => attach(sock, long))).toMatchObject({ errno: 12 });
      attach(sock, keep(3));
    } else {
      attach(sock, long);
    }
    await send(sock, 'abcdef');
    expect(await receive(sock)).toBe('abc');
    const more = Buffer.concat([LOAD_NUMBER, long]);
    const error = await raised(() => attach(sock, more));
    expect(error).toBeInstanceOf(socket.ValueError);
    expect(error.message).toBe('filter longer than 4096 instructions');
    // In 16 bits, 65537 would become 1.
    const cut = Buffer.concat([DROP, Buffer.alloc(65536 * 8)]);
    expect(await raised(() => attach(sock, cut))).toBeInstanceOf(socket.ValueError);
    await send(sock, 'ghijkl');
    expect(await receive(sock)).toBe('ghi');
  });

  it.each([
    ['no instruction', Buffer.alloc(0)],
    ['an unknown instruction', instruction(0xffff, 0, 0, 0)],
    ['a jump out of the program', instruction(JUMP_IF_EQUAL, 5, 5, 0)],
    ['no return at the end', instruction(LOAD_BYTE, 0, 0, 0)],
  ])('the kernel refuses %s, and the filter before stays', async (_what, program) => {
    const sock = bound(flavour, unixDatagram);
    attach(sock, keep(1));
    const error = await raised(() => attach(sock, program));
    expect(error).toMatchObject({ errno: 22, code: 'EINVAL', syscall: 'setsockopt' });
    await send(sock, 'abc');
    expect(await receive(sock)).toBe('a');
  });

  it('a locked filter stays', async () => {
    const sock = bound(flavour, unixDatagram);
    attach(sock, keep(1));
    sock.setsockopt(SOL_SOCKET, SO_LOCK_FILTER, 1);
    expect(await raised(() => attach(sock, DROP))).toMatchObject({ errno: 1, code: 'EPERM' });
    await send(sock, 'abc');
    expect(await receive(sock)).toBe('a');
  });

  it('a closed socket has none', async () => {
    const [a] = await pair(flavour, unixStream);
    a.close();
    expect(await raised(() => attach(a, DROP))).toMatchObject({ errno: 9 });
  });
});

describe('arguments', () => {
  const call = attach_filter as (...args: unknown[]) => unknown;

  it.each<[string, unknown[]]>([
    ['attach_filter() takes exactly 2 arguments (0 given)', []],
    ['attach_filter() takes exactly 2 arguments (1 given)', [1]],
    ['attach_filter() takes exactly 2 arguments (3 given)', [1, 2, 3]],
    ['attach_filter() takes no keyword arguments', [1, { instructions: DROP }]],
    ['attach_filter() argument 1 must be socket, not int', [3, DROP]],
    ['attach_filter() argument 1 must be socket, not None', [null, DROP]],
  ])('%s', async (text, args) => {
    const error = await raised(() => call(...args));
    expect([error.constructor, error.message]).toEqual([TypeError, text]);
  });

  it('the program is bytes of whole instructions', async () => {
    const sock = closing(socket.socket());
    const error = await raised(() => call(sock, 'text'));
    expect(error).toBeInstanceOf(TypeError);
    expect(error.message).toBe("a bytes-like object is required, not 'str'");
    for (const size of [1, 7, 9, 8 * 4096 + 1]) {
      const odd = await raised(() => call(sock, Buffer.alloc(size)));
      expect(odd).toBeInstanceOf(socket.ValueError);
      expect(odd.message).toBe('filter length not a multiple of instruction size');
    }
  });
});
