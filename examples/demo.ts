/**
 * The program behind `npm run demo`: a TCP echo, a UDP exchange and a Unix-socket exchange, each
 * between two real processes. The parent is the client; the server is this same program, started
 * once more with a role. Every socket has a timeout, so that the demo always ends.
 */

import { spawn } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { createInterface } from 'node:readline';
import socket from 'pysocket';
import { print } from './helpers/print';
import { repr } from './helpers/repr';

const SECONDS = 10;
const READY = 'ready ';

type Role = 'tcp' | 'udp' | 'unix';

// ---- the servers: each one runs in a process of its own and blocks there ----

function ready(where: unknown): void {
  print(READY + JSON.stringify(where));
}

function tcpServer(): void {
  using listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM);
  listener.settimeout(SECONDS);
  listener.bind(['127.0.0.1', 0]);
  listener.listen(1);
  ready(listener.getsockname());
  const [conn, addr] = listener.accept();
  print(`accept() returned a connection from ${repr(addr)}`);
  try {
    conn.settimeout(SECONDS);
    for (;;) {
      const data = conn.recv(1024);
      if (data.length === 0) break;
      print(`recv(1024) returned ${repr(data)}; sending it back`);
      conn.sendall(data);
    }
    print('recv(1024) returned nothing: the client has finished');
  } finally {
    conn.close();
  }
}

function udpServer(): void {
  using s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM);
  s.settimeout(SECONDS);
  s.bind(['127.0.0.1', 0]);
  ready(s.getsockname());
  const [data, addr] = s.recvfrom(1024);
  print(`recvfrom(1024) returned ${repr(data)} from ${repr(addr)}`);
  s.sendto(Buffer.from('pong'), addr);
}

/** Why there are no Unix sockets here, or null. */
function obstacleToUnix(): string | null {
  if (!('AF_UNIX' in socket)) return 'this system has no AF_UNIX';
  try {
    socket.socket(socket.AF_UNIX, socket.SOCK_STREAM).close();
    return null;
  } catch (error) {
    return String(error);
  }
}

function unixServer(where: string): void {
  using listener = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM);
  listener.settimeout(SECONDS);
  listener.bind(where);
  listener.listen(1);
  ready(where);
  const [conn] = listener.accept();
  try {
    conn.settimeout(SECONDS);
    const data = conn.recv(1024);
    print(`recv(1024) returned ${repr(data)}`);
    conn.sendall(Buffer.from(data.toString('utf-8').toUpperCase()));
  } finally {
    conn.close();
  }
}

// ---- the client's side ----

function check(what: string, got: Buffer, wanted: string): void {
  if (got.toString('utf-8') !== wanted) {
    throw new Error(`${what}: expected ${JSON.stringify(wanted)}, got ${repr(got)}`);
  }
}

interface ServerProcess {
  /** Where the server listens, as it said itself. */
  readonly where: unknown;
  /** Waits for the server's end and shows what it said; fails when the server failed. */
  finish(): Promise<void>;
  /** Ends the server if it still runs. */
  stop(): void;
}

/** Starts this program once more as a server and waits until it listens. */
async function startServer(role: Role, where = ''): Promise<ServerProcess> {
  const child = spawn(process.execPath, [__filename, role, where], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve(code));
  });
  const lines = createInterface({ input: child.stdout });
  const said: string[] = [];
  const listening = new Promise<unknown>((resolve) => {
    lines.on('line', (line) => {
      if (line.startsWith(READY)) resolve(JSON.parse(line.slice(READY.length)));
      else said.push(line);
    });
  });
  const gone = exited.then((code) => {
    throw new Error(`the ${role} server ended with code ${String(code)} before it listened`);
  });
  gone.catch(() => undefined); // matters only while the race below is open
  const place = await Promise.race([listening, gone]);
  print(`  the server is process ${String(child.pid)} and listens at ${repr(place)}`);
  return {
    where: place,
    async finish(): Promise<void> {
      const code = await exited;
      for (const line of said) print(`  server: ${line}`);
      if (code !== 0) throw new Error(`the ${role} server ended with code ${String(code)}`);
      print('  the server ended with code 0');
    },
    stop(): void {
      if (child.exitCode === null && child.signalCode === null) child.kill();
    },
  };
}

/** The [host, port] a server told. */
function inet(where: unknown): [string, number] {
  if (Array.isArray(where)) {
    const [host, port]: unknown[] = where;
    if (typeof host === 'string' && typeof port === 'number') return [host, port];
  }
  throw new Error(`not an address: ${repr(where)}`);
}

async function withServer(
  role: Role,
  where: string,
  client: (place: unknown) => void,
): Promise<void> {
  const server = await startServer(role, where);
  try {
    client(server.where);
    await server.finish();
  } finally {
    server.stop();
  }
}

function tcpClient(place: unknown): void {
  using s = socket.socket(socket.AF_INET, socket.SOCK_STREAM);
  s.settimeout(SECONDS);
  s.connect(inet(place));
  print(`  client: connect() done, from ${repr(s.getsockname())} to ${repr(s.getpeername())}`);
  for (const text of ['hello', 'blocking calls, in Node.js']) {
    s.sendall(Buffer.from(text));
    const data = s.recv(1024);
    print(`  client: sent ${repr(Buffer.from(text))}, received ${repr(data)}`);
    check('TCP echo', data, text);
  }
  s.shutdown(socket.SHUT_WR);
  check('TCP end', s.recv(1024), '');
  print('  client: shutdown(SHUT_WR), and the server closed its side as well');
}

function udpClient(place: unknown): void {
  using s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM);
  s.settimeout(SECONDS);
  s.sendto(Buffer.from('ping'), inet(place));
  const [data, addr] = s.recvfrom(1024);
  print(`  client: sent b'ping', received ${repr(data)} from ${repr(addr)}`);
  check('UDP answer', data, 'pong');
}

function unixClient(place: unknown): void {
  if (typeof place !== 'string') throw new Error(`not a path: ${repr(place)}`);
  using s = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM);
  s.settimeout(SECONDS);
  s.connect(place);
  s.sendall(Buffer.from('hello, unix'));
  const data = s.recv(1024);
  print(`  client: sent b'hello, unix', received ${repr(data)}`);
  check('Unix answer', data, 'HELLO, UNIX');
}

async function main(): Promise<void> {
  print(`pysocket on Node.js ${process.version}, ${process.platform} ${process.arch}`);
  print(`the client is process ${process.pid}`);

  print('1. TCP echo (AF_INET, SOCK_STREAM)');
  await withServer('tcp', '', tcpClient);

  print('2. UDP question and answer (AF_INET, SOCK_DGRAM)');
  await withServer('udp', '', udpClient);

  print('3. Unix socket (AF_UNIX, SOCK_STREAM)');
  const obstacle = obstacleToUnix();
  if (obstacle === null) {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'pysocket-'));
    try {
      await withServer('unix', path.join(folder, 'demo.sock'), unixClient);
    } finally {
      fs.rmSync(folder, { recursive: true, force: true });
    }
  } else {
    print(`  left out: ${obstacle}`);
  }
  print('All exchanges went as they should.');
}

function failed(error: unknown): void {
  process.exitCode = 1;
  process.stderr.write(`${error instanceof Error ? String(error.stack) : String(error)}\n`);
}

const [role, where = ''] = process.argv.slice(2);
if (role === undefined) {
  main().catch(failed);
} else {
  try {
    if (role === 'tcp') tcpServer();
    else if (role === 'udp') udpServer();
    else if (role === 'unix') unixServer(where);
    else throw new Error(`no such role: ${role}`);
  } catch (error) {
    failed(error);
  }
}
