/** Names of Unix sockets: paths as text and bytes, abstract names, no name, and names that are too long. */
import { lstatSync, readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import socket, { type Address } from 'pysocket';
import { beforeEach, describe, expect, it } from 'vitest';
import { raised } from '../../helpers/errors.js';
import { closing } from '../../helpers/flavours.js';
import { needKind } from '../../helpers/kernel.js';
import { abstractName, temporaryDirectory, temporaryPath } from '../../helpers/temporary.js';

const { AF_UNIX, SOCK_DGRAM, SOCK_STREAM } = socket;
beforeEach(() => needKind(AF_UNIX, SOCK_STREAM));

/** sizeof sun_path on Linux */
const ROOM = 108;

function listening(address: Address) {
  const sock = closing(socket.socket(AF_UNIX, SOCK_STREAM));
  sock.bind(address);
  sock.listen();
  return sock;
}

function connectedTo(address: Address) {
  const sock = closing(socket.socket(AF_UNIX, SOCK_STREAM));
  sock.connect(address);
  return sock;
}

describe('a path', () => {
  it('makes a socket file, which stays', () => {
    const path = temporaryPath();
    listening(path).close();
    expect(lstatSync(path).isSocket()).toBe(true);
  });

  it('as text or as any bytes is the same path', () => {
    const path = temporaryPath();
    const bytes = Buffer.from(path);
    const server = listening(bytes);
    expect(server.getsockname()).toBe(path);
    const memory = new Uint8Array(bytes).buffer;
    for (const address of [path, bytes, new Uint8Array(bytes), new DataView(memory), memory]) {
      expect(connectedTo(address).getpeername()).toBe(path);
    }
  });

  it('has the characters that were given', () => {
    const path = join(temporaryDirectory(), 'söcket 💡 \n"\'');
    expect(listening(path).getsockname()).toBe(path);
    expect(readdirSync(dirname(path))).toEqual([basename(path)]);
    expect(connectedTo(path).getpeername()).toBe(path);
  });

  it('of bytes that are no UTF-8 comes back as text that means them', () => {
    const directory = temporaryDirectory();
    const bytes = Buffer.concat([Buffer.from(`${directory}/`), Buffer.from([0xff, 0x41, 0x80])]);
    const server = listening(bytes);
    expect(server.getsockname()).toBe(`${directory}/\udcffA\udc80`);
    expect(readdirSync(directory, { encoding: 'buffer' })).toEqual([bytes.subarray(-3)]);
    expect(connectedTo(server.getsockname()).getpeername()).toBe(server.getsockname());
  });

  it('relative to the directory is kept as it is', () => {
    const directory = temporaryDirectory();
    const before = process.cwd();
    process.chdir(directory);
    try {
      expect(listening('here').getsockname()).toBe('here');
      expect(lstatSync(join(directory, 'here')).isSocket()).toBe(true);
    } finally {
      process.chdir(before);
    }
  });

  it('that is in use cannot be bound again', async () => {
    const path = temporaryPath();
    listening(path);
    expect(await raised(() => listening(path))).toMatchObject({
      code: 'EADDRINUSE',
      syscall: 'bind',
      address: path,
    });
  });

  it('that leads nowhere is not found', async () => {
    const path = temporaryPath();
    const error = await raised(() => connectedTo(path));
    expect(error).toBeInstanceOf(socket.FileNotFoundError);
    expect(error).toMatchObject({ code: 'ENOENT', syscall: 'connect', address: path });
  });

  it('whose socket is gone refuses', async () => {
    const path = temporaryPath();
    listening(path).close();
    expect(await raised(() => connectedTo(path))).toBeInstanceOf(socket.ConnectionRefusedError);
  });

  it.each([ROOM - 2, ROOM - 1])('of %i bytes fits', (length) => {
    const directory = temporaryDirectory();
    const path = join(directory, 'x'.repeat(length - directory.length - 1));
    expect(listening(path).getsockname()).toBe(path);
    expect(connectedTo(path).getpeername()).toBe(path);
  });

  it.each([ROOM, ROOM + 1, 5000])('of %i bytes is too long', async (length) => {
    const sock = closing(socket.socket(AF_UNIX, SOCK_DGRAM));
    const path = `/${'x'.repeat(length - 1)}`;
    const expected = { name: 'OSError', message: 'AF_UNIX path too long', errno: null };
    expect(await raised(() => sock.bind(path))).toMatchObject(expected);
    expect(await raised(() => sock.connect(path))).toMatchObject(expected);
    expect(await raised(() => sock.connect_ex(path))).toMatchObject(expected);
    expect(await raised(() => sock.sendto(Buffer.from('x'), path))).toMatchObject(expected);
    expect(await raised(() => sock.bind(Buffer.from(path)))).toMatchObject(expected);
  });

  it('is measured in bytes, not in characters', async () => {
    const sock = closing(socket.socket(AF_UNIX, SOCK_DGRAM));
    expect(await raised(() => sock.bind('é'.repeat(54)))).toMatchObject({
      message: 'AF_UNIX path too long',
    });
  });
});

describe('an abstract name', () => {
  it('is bytes when it comes back', () => {
    const name = abstractName();
    expect(listening(name).getsockname()).toEqual(name);
    expect(connectedTo(name).getpeername()).toEqual(name);
  });

  it('can be given as text with a NUL in front', () => {
    const name = abstractName();
    expect(listening(name.toString('latin1')).getsockname()).toEqual(name);
  });

  it('has NULs of its own, and its end counts', () => {
    const name = Buffer.concat([abstractName(), Buffer.from('\0a\0\0')]);
    expect(listening(name).getsockname()).toEqual(name);
    expect(() => connectedTo(name.subarray(0, -1))).toThrow(socket.ConnectionRefusedError);
    expect(connectedTo(name).getpeername()).toEqual(name);
  });

  it('has bytes that are no text', () => {
    const name = Buffer.concat([abstractName(), Buffer.from([0xff, 0xfe, 0x80])]);
    expect(listening(name).getsockname()).toEqual(name);
    expect(connectedTo(name).getpeername()).toEqual(name);
  });

  it('may be as long as there is room, and no longer', async () => {
    const name = Buffer.concat([abstractName(), Buffer.alloc(ROOM, 'n')]).subarray(0, ROOM);
    expect(listening(name).getsockname()).toEqual(name);
    const longer = Buffer.concat([name, Buffer.from('n')]);
    expect(await raised(() => listening(longer))).toMatchObject({
      message: 'AF_UNIX path too long',
    });
  });

  it('goes away with its socket', () => {
    const name = abstractName();
    listening(name).close();
    expect(listening(name).getsockname()).toEqual(name);
  });
});

describe('no name', () => {
  it('binding to the empty name lets the kernel choose an abstract one', () => {
    for (const empty of ['', Buffer.alloc(0)]) {
      const sock = closing(socket.socket(AF_UNIX, SOCK_DGRAM));
      sock.bind(empty);
      expect(sock.getsockname()).toSatisfy(
        (name) => Buffer.isBuffer(name) && /^\0[0-9a-f]{5}$/.test(name.toString('latin1')),
      );
    }
  });

  it('a datagram from a socket without a name comes from nobody', () => {
    const path = temporaryPath();
    const to = closing(socket.socket(AF_UNIX, SOCK_DGRAM));
    to.bind(path);
    closing(socket.socket(AF_UNIX, SOCK_DGRAM)).sendto(Buffer.from('x'), path);
    expect(to.recvfrom(10)).toEqual([Buffer.from('x'), null]);
    const into = Buffer.alloc(1);
    closing(socket.socket(AF_UNIX, SOCK_DGRAM)).sendto(Buffer.from('y'), path);
    expect(to.recvfrom_into(into)).toEqual([1, null]);
  });
});
