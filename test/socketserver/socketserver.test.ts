/** What CPython's test_socketserver asks of every server, in both flavours; one thread is client and server. */
import { runInNewContext } from 'node:vm';
import * as blocking from 'pysocket/socketserver';
import * as promises from 'pysocket/promises/socketserver';
import socket, { type Address } from 'pysocket';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { raised } from '../helpers/errors.js';
import type { AnySocket } from '../helpers/any.js';
import { blocking as blockingSocket, closing, promising } from '../helpers/flavours.js';
import { refusal } from '../helpers/kernel.js';
import { sayLacking } from '../helpers/lacking.js';
import { temporaryPath } from '../helpers/temporary.js';

const hello = Buffer.from('hello world\n');

type Given = [request: never, client_address: never, server: never];
type HandlerOf = new (...given: Given) => { handle(): unknown };

/** What the bodies use of a server, of either flavour. */
interface Server {
  readonly server_address: Address;
  timeout: number | null;
  RequestHandlerClass: unknown;
  handle_request(): unknown;
  serve_forever(interval?: number): unknown;
  shutdown(): unknown;
  server_close(): unknown;
  fileno(): number;
  readonly socket: { gettimeout(): number | null; settimeout(seconds: number | null): void };
}
type ServerClass = new (
  address: Address,
  handler: HandlerOf,
  bind_and_activate?: boolean,
) => Server;

interface Module {
  TCPServer: ServerClass;
  UDPServer: ServerClass;
  UnixStreamServer: ServerClass;
  UnixDatagramServer: ServerClass;
  BaseRequestHandler: new (...given: Given) => object;
  StreamRequestHandler: new (...given: Given) => Files;
  DatagramRequestHandler: new (...given: Given) => Files;
}
interface Files {
  rfile: { readline(): Buffer | Promise<Buffer> };
  wfile: { write(bytes: Uint8Array): unknown; closed: boolean };
  setup(): unknown;
  finish(): unknown;
}

interface Reporter {
  handle_error(request: unknown, client_address: Address, error: unknown): unknown;
}

const FLAVOURS = [
  { name: 'blocking', module: blocking as unknown as Module, sockets: blockingSocket },
  { name: 'promises', module: promises as unknown as Module, sockets: promising },
] as const;

const INET = (): Address => ['127.0.0.1', 0];

const hasUnix =
  refusal(socket.AF_UNIX, socket.SOCK_STREAM) === null &&
  refusal(socket.AF_UNIX, socket.SOCK_DGRAM) === null;
if (!hasUnix) sayLacking('there are no Unix sockets to serve');

function kinds({
  module,
}: (typeof FLAVOURS)[number]): [string, ServerClass, () => Address, boolean][] {
  const all: [string, ServerClass, () => Address, boolean][] = [
    ['TCPServer', module.TCPServer, INET, true],
    ['UDPServer', module.UDPServer, INET, false],
    ['UnixStreamServer', module.UnixStreamServer, temporaryPath, true],
    ['UnixDatagramServer', module.UnixDatagramServer, temporaryPath, false],
  ];
  const plain = all.filter(([name]) => !name.startsWith('Unix') || hasUnix);
  if (module === (blocking as unknown as Module)) return plain;
  const threading = promises as unknown as Record<string, ServerClass | undefined>;
  return [
    ...plain,
    ...plain.map(([name, , address, streams]) => {
      const found = threading[`Threading${name}`];
      if (found === undefined) throw new Error(`there is no Threading${name}`);
      return [`Threading${name}`, found, address, streams] as (typeof plain)[number];
    }),
  ];
}

/** The stderr of the process, while a test runs. */
function stderr(): () => string {
  const written = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  onTestFinished(() => written.mockRestore());
  return () => written.mock.calls.map(([text]) => String(text)).join('');
}

describe.each(FLAVOURS)('$name', (flavour) => {
  const { module, sockets } = flavour;

  /** A client, which has a name of its own where the answer needs one. */
  async function client(address: Address, streams: boolean): Promise<AnySocket> {
    const unix = typeof address === 'string';
    const family = unix ? socket.AF_UNIX : socket.AF_INET;
    const sock = closing(sockets.socket(family, streams ? socket.SOCK_STREAM : socket.SOCK_DGRAM));
    if (unix && !streams) sock.bind(temporaryPath());
    await sock.connect(address);
    return sock;
  }

  it.each([
    ['an error', new Error('mine')],
    ['an error of another realm', runInNewContext("new Error('mine')") as Error],
    ['a DOMException', new DOMException('mine', 'AbortError')],
  ])('handle_error() shows the stack of %s', async (_kind, error) => {
    const said = stderr();
    const server = new module.TCPServer(INET(), module.StreamRequestHandler as never);
    await (server as unknown as Reporter).handle_error(null, INET(), error);
    await server.server_close();
    expect(said()).toContain(error.stack);
    expect(error.stack).toContain('\n    at ');
  });

  it.each([null, undefined, {}, 'a server'])('handlers take %j as their server', async (server) => {
    const [near, far] = sockets.socketpair().map(closing) as [AnySocket, AnySocket];
    const stream = new module.StreamRequestHandler(near as never, null as never, server as never);
    await stream.setup();
    await far.sendall(hello);
    await stream.wfile.write(await stream.rfile.readline());
    expect(await far.recv(100)).toEqual(hello);
    await stream.finish();
    expect(stream.wfile.closed).toBe(true);

    const here = closing(sockets.socket(socket.AF_INET, socket.SOCK_DGRAM));
    const peer = closing(sockets.socket(socket.AF_INET, socket.SOCK_DGRAM));
    peer.bind(['127.0.0.1', 0]);
    const request = [hello, here] as never;
    const address = peer.getsockname() as never;
    const datagram = new module.DatagramRequestHandler(request, address, server as never);
    await datagram.setup();
    await datagram.wfile.write(await datagram.rfile.readline());
    await datagram.finish();
    expect(await peer.recv(100)).toEqual(hello);
  });

  describe.each(kinds(flavour))('%s', (_name, ServerKind, address, streams) => {
    const Handler = streams ? module.StreamRequestHandler : module.DatagramRequestHandler;
    class Echo extends Handler {
      async later(): Promise<void> {
        await this.wfile.write(await this.rfile.readline());
      }
      handle(): unknown {
        if (flavour.name === 'promises') return this.later();
        return this.wfile.write(this.rfile.readline() as Buffer);
      }
    }

    it('answers, one request after the other', async () => {
      const server = new ServerKind(address(), Echo as unknown as HandlerOf);
      expect(server.fileno()).toBeGreaterThan(2);
      for (let i = 0; i < 3; i++) {
        const peer = await client(server.server_address, streams);
        await peer.send(hello);
        await server.handle_request();
        expect(await peer.recv(100)).toEqual(hello);
        if (streams) expect(await peer.recv(100)).toHaveLength(0);
      }
      await server.server_close();
      expect(server.fileno()).toBe(-1);
    });

    it('serve_forever() ends with shutdown()', async () => {
      const server = new ServerKind(address(), Echo as unknown as HandlerOf);
      const peer = await client(server.server_address, streams);
      await peer.send(hello);
      // In one thread it is a hook that ends the loop.
      let rounds = 0;
      Object.assign(server, {
        service_actions(): void {
          if (++rounds === 2) void server.shutdown();
        },
      });
      await server.serve_forever(0.01);
      expect(rounds).toBe(2);
      expect(await peer.recv(100)).toEqual(hello);
      // And it may begin again.
      rounds = 0;
      await server.serve_forever(0.01);
      expect(rounds).toBe(2);
      await server.server_close();
    });

    it('handle_request() gives up when nobody comes', async () => {
      const server = new ServerKind(address(), Echo as unknown as HandlerOf);
      const handled: string[] = [];
      Object.assign(server, { handle_timeout: () => handled.push('timeout') });
      server.timeout = 0.02;
      const begun = performance.now();
      await server.handle_request();
      server.timeout = null;
      server.socket.settimeout(0.02);
      await server.handle_request();
      expect(performance.now() - begun).toBeGreaterThanOrEqual(40);
      expect(handled).toEqual(['timeout', 'timeout']);
      await server.server_close();
    });

    it('a handler that throws is reported, and the server goes on', async () => {
      const written = stderr();
      class Failing extends module.BaseRequestHandler {
        handle(): void {
          throw new Error('my error');
        }
        finish(): void {
          finished++;
        }
      }
      let finished = 0;
      const server = new ServerKind(address(), Failing as unknown as HandlerOf);
      const peer = await client(server.server_address, streams);
      await peer.send(hello);
      await server.handle_request();
      await server.server_close();
      expect(finished).toBe(1);
      const [line, from, first, ...rest] = written().split('\n');
      expect(line).toBe('-'.repeat(40));
      expect(from).toMatch(/^Exception occurred during processing of request from /);
      expect(first).toBe('Error: my error');
      expect(rest.slice(-2)).toEqual(['-'.repeat(40), '']);
    });

    it('the hooks are called in order, and may refuse a request', async () => {
      const calls: string[] = [];
      class Hooked extends ServerKind {
        override handle_request(): unknown {
          calls.push('handle_request');
          return super.handle_request();
        }
        verify_request(): boolean {
          calls.push('verify_request');
          return false;
        }
        process_request(): void {
          calls.push('process_request');
        }
        shutdown_request(request: { close?(): void }): void {
          calls.push('shutdown_request');
          if (streams) request.close?.();
        }
      }
      const server = new Hooked(address(), Echo as unknown as HandlerOf);
      const peer = await client(server.server_address, streams);
      await peer.send(hello);
      await server.handle_request();
      await server.server_close();
      expect(calls).toEqual(['handle_request', 'verify_request', 'shutdown_request']);
    });

    it('statics of a class, and properties of a server, say how it is made', async () => {
      class Special extends ServerKind {
        static allow_reuse_address = true;
        static request_queue_size = 1;
        static timeout = 7;
      }
      const server = new Special(address(), Echo as unknown as HandlerOf);
      expect(server).toMatchObject({
        allow_reuse_address: true,
        request_queue_size: 1,
        timeout: 7,
      });
      server.timeout = 3;
      expect(server.timeout).toBe(3);
      expect(new Special(address(), Echo as unknown as HandlerOf, false).timeout).toBe(7);
      await server.server_close();
    });
  });

  it('a socket that cannot be bound is closed', async () => {
    const taken = closing(socket.create_server(['127.0.0.1', 0]));
    const closed: boolean[] = [];
    class Watched extends module.TCPServer {
      override server_close(): unknown {
        closed.push(true);
        return super.server_close();
      }
    }
    const make = () =>
      new Watched(taken.getsockname(), module.BaseRequestHandler as unknown as HandlerOf);
    expect(await raised(make)).toMatchObject({ code: 'EADDRINUSE', syscall: 'bind' });
    expect(closed).toEqual([true]);
  });

  it('is bound and listens when the program says so, if it is told to wait', async () => {
    const Handler = module.BaseRequestHandler as unknown as HandlerOf;
    const server = new module.TCPServer(['127.0.0.1', 0], Handler, false) as Server & {
      server_bind(): void;
      server_activate(): void;
    };
    expect(server.server_address).toEqual(['127.0.0.1', 0]);
    server.server_bind();
    server.server_activate();
    const [, port] = server.server_address as [string, number];
    expect(port).toBeGreaterThan(0);
    await server.server_close();
  });

  it('wrong arguments', () => {
    const Server = module.TCPServer as new (...args: unknown[]) => unknown;
    expect(() => new Server()).toThrow(
      "TCPServer.__init__() missing 2 required positional arguments: 'server_address' and 'RequestHandlerClass'",
    );
  });

  it('a file of its own for each direction, buffered as the handler says', async () => {
    const seen: unknown[] = [];
    class Buffered extends module.StreamRequestHandler {
      static wbufsize = 4096;
      static timeout = 5;
      handle(): unknown {
        const { connection } = this as unknown as { connection: { gettimeout(): number } };
        seen.push(connection.gettimeout(), this.wfile.closed);
        return this.wfile.write(hello);
      }
    }
    const server = new module.TCPServer(INET(), Buffered as unknown as HandlerOf);
    const peer = await client(server.server_address, true);
    await server.handle_request();
    expect(await peer.recv(100)).toEqual(hello);
    expect(seen).toEqual([5, false]);
    await server.server_close();
  });
});
