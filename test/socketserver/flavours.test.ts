/** What only one flavour of the servers has: signals in the blocking one, concurrent requests with promises. */
import * as promises from 'pysocket/promises/socketserver';
import later from 'pysocket/promises';
import { beforeEach, describe, expect, it } from 'vitest';
import { needSignals } from '../helpers/kernel.js';
import { run } from '../helpers/program.js';

const hello = Buffer.from('hello world\n');

describe('blocking', () => {
  beforeEach(() => needSignals());

  it('a signal with a handler ends serve_forever(), and the handler runs', async () => {
    const { out, err } = await run([
      '-e',
      `const { TCPServer, BaseRequestHandler } = require('pysocket/socketserver');
       const { InterruptedError } = require('pysocket');
       const server = new TCPServer(['127.0.0.1', 0], BaseRequestHandler);
       const alive = setInterval(() => {}, 1000);
       process.on('SIGUSR2', () => { console.log('handler'); clearInterval(alive); });
       server.service_actions = () => process.kill(process.pid, 'SIGUSR2');
       try { server.serve_forever(0.01); } catch (e) { console.log(e instanceof InterruptedError); }
       server.server_close();`,
    ]);
    expect({ out, err }).toEqual({ out: 'true\nhandler\n', err: '' });
  });

  it('an interrupted handler is not reported: the error goes to the program', async () => {
    const { out, err } = await run([
      '-e',
      `const { UDPServer, BaseRequestHandler } = require('pysocket/socketserver');
       const socket = require('pysocket');
       class Handler extends BaseRequestHandler {
         handle() { process.kill(process.pid, 'SIGUSR2'); require('pysocket/builtins').sleep(60); }
       }
       const alive = setInterval(() => {}, 1000);
       process.on('SIGUSR2', () => { console.log('handler'); clearInterval(alive); });
       const server = new UDPServer(['127.0.0.1', 0], Handler);
       const client = socket.socket(socket.AF_INET, socket.SOCK_DGRAM);
       client.sendto(Buffer.from('x'), server.server_address);
       try { server.serve_forever(); } catch (e) { console.log(e.name); }
       client.close(); server.server_close();`,
    ]);
    expect({ out, err }).toEqual({ out: 'InterruptedError\nhandler\n', err: '' });
  });
});

describe('promises', () => {
  class Slow extends promises.StreamRequestHandler {
    override async handle(): Promise<void> {
      for await (const line of this.rfile) {
        await this.wfile.write(line);
        if (String(line) === 'end\n') return;
      }
    }
  }

  it('a handler without a server awaits whatever its connection returns as a promise', async () => {
    let sent = false;
    const connection = {
      makefile: () => ({}),
      sendall: () => ({
        then(done: (value: null) => void) {
          setImmediate(() => {
            sent = true;
            done(null);
          });
        },
      }),
    };
    const handler = new promises.StreamRequestHandler(connection as never, null as never, null);
    await handler.setup();
    expect(await handler.wfile.write(hello)).toBe(hello.length);
    expect(sent).toBe(true);
  });

  it('a threading server talks to several clients at once, and waits for them at its end', async () => {
    const server = new promises.ThreadingTCPServer(['127.0.0.1', 0], Slow);
    const serving = server.serve_forever();
    const peers = await Promise.all(
      [1, 2, 3].map(() => later.create_connection(server.server_address as [string, number])),
    );
    for (const peer of [...peers].reverse()) {
      await peer.sendall(hello);
      expect(await peer.recv(100)).toEqual(hello);
    }
    await server.shutdown();
    await serving;
    let closed = false;
    const closes = server.server_close().then(() => (closed = true));
    for (const peer of peers) {
      expect(closed).toBe(false);
      await peer.sendall(Buffer.from('end\n'));
      expect(await peer.recv(100)).toEqual(Buffer.from('end\n'));
      peer.close();
    }
    await closes;
  });

  it('daemon_threads are left alone', async () => {
    class Daemons extends promises.ThreadingMixIn(promises.TCPServer) {
      static override daemon_threads = true;
    }
    const server = new Daemons(['127.0.0.1', 0], Slow);
    const serving = server.serve_forever();
    const peer = await later.create_connection(server.server_address as [string, number]);
    await peer.sendall(hello);
    await peer.recv(100);
    await server.shutdown();
    await serving;
    await server.server_close();
    await peer.sendall(hello);
    expect(await peer.recv(100)).toEqual(hello);
    peer.close();
  });

  it('daemon_threads do not keep the process alive', async () => {
    const { out, err } = await run([
      '-e',
      `const { ThreadingTCPServer, StreamRequestHandler } = require('pysocket/promises/socketserver');
       const socket = require('pysocket/promises');
       class Daemons extends ThreadingTCPServer { static daemon_threads = true; }
       class Handler extends StreamRequestHandler {
         async handle() { await this.wfile.write(await this.rfile.readline()); await this.rfile.readline(); }
       }
       (async () => {
         const server = new Daemons(['127.0.0.1', 0], Handler);
         const serving = server.serve_forever();
         const client = await socket.create_connection(server.server_address);
         await client.sendall(Buffer.from('x\\n'));
         console.log(String(await client.recv(10)).trim());
         await server.shutdown();
         await serving;
         await server.server_close();
       })();`,
    ]);
    expect({ out, err }).toEqual({ out: 'x\n', err: '' });
  });

  it('a plain server has one client at a time', async () => {
    const server = new promises.TCPServer(['127.0.0.1', 0], Slow);
    const serving = server.serve_forever();
    const address = server.server_address as [string, number];
    const [first, second] = await Promise.all([
      later.create_connection(address),
      later.create_connection(address),
    ]);
    await first.sendall(hello);
    expect(await first.recv(100)).toEqual(hello);
    await second.sendall(hello);
    const answer = second.recv(100);
    expect(await Promise.race([answer, first.sendall(hello).then(() => first.recv(100))])).toEqual(
      hello,
    );
    first.close();
    expect(await answer).toEqual(hello);
    second.close();
    await server.shutdown();
    await serving;
    await server.server_close();
  });

  it('shutdown() of a server that does not serve is at its end', async () => {
    const server = new promises.TCPServer(['127.0.0.1', 0], Slow);
    await server.shutdown();
    await server.server_close();
  });
});
