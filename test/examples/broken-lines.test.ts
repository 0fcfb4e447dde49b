import * as fs from 'node:fs';
import * as path from 'node:path';
import { runInThisContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { CLOSED, raised, saying } from '../helpers/errors';
import { BOTH } from '../helpers/flavours';
import { inetStream, pair } from '../helpers/transports';
import { SLOW } from './versions';

const EXAMPLES = path.resolve(__dirname, '../../examples');

/** Calls a method with arguments that its type does not allow, as JavaScript permits. */
function callAnyhow(target: object, method: string, ...args: unknown[]): unknown {
  const found: unknown = Reflect.get(target, method);
  return Reflect.apply(found as (...rest: unknown[]) => unknown, target, args);
}

/** Expects the comment of an example to say this about the tutorial's line. */
function expectComment(file: string, text: string): void {
  const source = fs.readFileSync(path.join(EXAMPLES, file), 'utf-8').replace(/\n\s*\/\/ /g, ' ');
  expect(source).toContain(text);
}

describe.each(BOTH)('the broken lines of the tutorials, $name', SLOW, (flavour) => {
  const socket = flavour.module;

  it("server_socket.bind('127.0.0.1', 12345)", async () => {
    const server_socket = socket.socket(socket.AF_INET, socket.SOCK_STREAM);
    try {
      const error = await raised(() => callAnyhow(server_socket, 'bind', '127.0.0.1', 12345));
      expect(error).toBeInstanceOf(TypeError);
      expect(error).not.toBeInstanceOf(socket.OSError);
      expect(error.message).toBe('socket.bind() takes exactly one argument (2 given)');
      expectComment('01-networking-basics/tcp_server.ts', `TypeError: ${error.message}`);
      expectComment('04-hello/chat_first.ts', `TypeError: ${error.message}`);
    } finally {
      server_socket.close();
    }
  });

  it("client_socket.connect('127.0.0.1', 12345)", async () => {
    const client_socket = socket.socket(socket.AF_INET, socket.SOCK_STREAM);
    try {
      const error = await raised(() => callAnyhow(client_socket, 'connect', '127.0.0.1', 12345));
      expect(error).toBeInstanceOf(TypeError);
      expect(error.message).toBe('socket.connect() takes exactly one argument (2 given)');
      expectComment('01-networking-basics/tcp_client.ts', `TypeError: ${error.message}`);
    } finally {
      client_socket.close();
    }
  });

  it("client_socket.connet(...): JavaScript's own TypeError, not Python's AttributeError", async () => {
    const client_socket = socket.socket(socket.AF_INET, socket.SOCK_STREAM);
    try {
      const misspelt = client_socket as unknown as { connet(host: string, port: number): void };
      expect('connet' in client_socket).toBe(false);
      const error = await raised(() => misspelt.connet('127.0.0.1', 12345));
      expect(error).toBeInstanceOf(TypeError);
      expect(error.message).toMatch(/\.connet is not a function$/);
      expectComment(
        '01-networking-basics/tcp_client.ts',
        'TypeError: client_socket.connet is not a function',
      );
    } finally {
      client_socket.close();
    }
  });

  it("s.recv('1024')", async () => {
    const [ours] = await pair(flavour, inetStream);
    const error = await raised(() => callAnyhow(ours, 'recv', '1024'));
    expect(error).toBeInstanceOf(TypeError);
    expect(error.message).toBe("'str' object cannot be interpreted as an integer");
    expectComment('04-hello/chat_second.ts', `TypeError: ${error.message}`);
  });

  it('a client that never connects', async () => {
    const client_socket = socket.socket(socket.AF_INET, socket.SOCK_STREAM);
    try {
      const error = await raised(() => client_socket.send(Buffer.from('Hello,Server', 'utf-8')));
      expect(error).toBeInstanceOf(socket.OSError);
      if (process.platform === 'linux') {
        expect(error).toBeInstanceOf(socket.BrokenPipeError);
        expect(error.message).toBe('[Errno 32] Broken pipe');
        expect(error).toMatchObject({ errno: 32, strerror: 'Broken pipe' });
        expectComment('04-hello/tcp_client.ts', `BrokenPipeError: ${error.message}`);
      }
    } finally {
      client_socket.close();
    }
  });

  it('sock.close() inside the loop', async () => {
    const [ours] = await pair(flavour, inetStream);
    ours.close();
    const error = await raised(() => ours.send(Buffer.from('第二次')));
    expect(error).toBeInstanceOf(socket.OSError);
    expect(error.constructor).toBe(socket.OSError);
    expect(error).toMatchObject(saying(CLOSED, 'Bad file descriptor'));
    if (CLOSED.code === 'EBADF')
      expectComment('04-hello/chat_first.ts', `OSError: ${error.message}`);
  });

  it('sock.send(str): what a forgotten encode() gives', async () => {
    const [ours] = await pair(flavour, inetStream);
    const error = await raised(() => callAnyhow(ours, 'send', '你好'));
    expect(error).toBeInstanceOf(TypeError);
    expect(error.message).toBe("a bytes-like object is required, not 'str'");
  });

  it("decode('urf-8'): Node.js's own error for an unknown encoding", async () => {
    const name: string = 'urf-8';
    const error = await raised(() => Buffer.from('x').toString(name as BufferEncoding));
    expect(error).toBeInstanceOf(TypeError);
    expect(error.message).toBe('Unknown encoding: urf-8');
    expectComment('01-networking-basics/udp_client.ts', `TypeError: ${error.message}`);
  });

  it('encode(utf-8), Socket.SOCK_STREAM and the missing accept: names that are not there', async () => {
    for (const [name, file] of [
      ['utf', '01-networking-basics/udp_client.ts'],
      ['Socket', '04-hello/tcp_client.ts'],
    ] as const) {
      const error = await raised((): unknown => runInThisContext(name));
      expect(error).toBeInstanceOf(ReferenceError);
      expect(error.message).toBe(`${name} is not defined`);
      expectComment(file, `ReferenceError: ${error.message}`);
      expectComment(file, `NameError: name '${name}' is not defined`);
    }
    expectComment(
      '01-networking-basics/tcp_server.ts',
      "NameError: name 'client_socket' is not defined",
    );
  });

  it('a timeout is socket.timeout, which is socket.TimeoutError and an OSError', async () => {
    const [ours] = await pair(flavour, inetStream);
    ours.settimeout(0.05);
    const error = await raised(() => ours.recv(1024));
    expect(error).toBeInstanceOf(socket.timeout);
    expect(error).toBeInstanceOf(socket.OSError);
    expect(error.message).toBe('timed out');
  });
});
