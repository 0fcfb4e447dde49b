// Moves bytes in both directions during a storm of signals, resumes after every interruption, and checks
// every byte. Arguments: the built package, the control addon, the flavour, a seed, seconds.
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { generator } from './random.mjs';

const require = createRequire(import.meta.url);
const [dist, controlPath, flavour, seed, seconds] = process.argv.slice(2);
const later = flavour === 'promises';
const socket = require(join(dist, later ? 'promises.js' : 'index.js'));
const control = require(controlPath);
const random = generator(Number(seed));

const PRIME = 251;
const MOST = 4 * 2 ** 20;
const pattern = Buffer.from(Uint8Array.from({ length: MOST + PRIME }, (_, i) => i % PRIME));
const report = { sent: 0, delivered: {}, interrupted: 0, calls: 0, bytes: 0, troubles: [] };

for (const name of ['SIGUSR1', 'SIGUSR2', 'SIGALRM']) {
  report.delivered[name] = 0;
  process.on(name, () => report.delivered[name]++);
}

const turn = () => new Promise((resolve) => setImmediate(resolve));

/** Returns the call's value, or null if a signal interrupted it. `done` receives the number of bytes sent. */
async function attempt(call, done = () => undefined) {
  report.calls++;
  try {
    return await call();
  } catch (error) {
    if (error.name !== 'InterruptedError') throw error;
    report.interrupted++;
    done(error.bytes_sent ?? 0);
    await turn();
    return null;
  }
}

async function send(sock, size) {
  let sent = 0;
  while (sent < size) {
    const rest = pattern.subarray(sent % PRIME, (sent % PRIME) + size - sent);
    const part = rest.subarray(0, 1 + random(rest.length));
    const way = random(3);
    if (way === 0) {
      const call = async () => (await sock.sendall(part), part.length);
      const whole = await attempt(call, (before) => (sent += before));
      sent += whole ?? 0;
    } else {
      const call =
        way === 1
          ? () => sock.send(part)
          : () => sock.sendmsg([part.subarray(0, 9), part.subarray(9)]);
      sent += (await attempt(call)) ?? 0;
    }
  }
  return sent;
}

async function receive(sock, size) {
  let received = 0;
  const room = Buffer.alloc(65536);
  while (received < size) {
    const most = 1 + random(Math.min(size - received, 200_000));
    const way = random(4);
    const calls = [
      () => sock.recv(most),
      () => sock.recv(most, socket.MSG_WAITALL),
      async () => room.subarray(0, await sock.recv_into(room)),
      async () => (await sock.recvmsg(most))[0],
    ];
    const data = await attempt(calls[way]);
    if (data === null) continue;
    if (data.length === 0) throw new Error(`ended after ${received} of ${size}`);
    const at = received % PRIME;
    if (!data.equals(pattern.subarray(at, at + data.length)))
      throw new Error(`wrong bytes after ${received}`);
    received += data.length;
  }
  return received;
}

async function round() {
  const [a, b] = random(2) === 0 ? socket.socketpair() : await tcp();
  if (random(2) === 0) a.settimeout(20);
  const [out, into] = [1 + random(MOST), 1 + random(MOST)];
  const [drained, fed] = [control.drain(b.fileno()), control.feed(b.fileno(), into)];
  b.close();
  if (later) await Promise.all([send(a, out), receive(a, into)]);
  else {
    await receive(a, into);
    await send(a, out);
  }
  a.close();
  const arrived = control.join(drained);
  control.join(fed);
  if (arrived !== out) throw new Error(`${arrived} arrived of ${out}`);
  report.bytes += out + into;
}

async function tcp() {
  const server = socket.create_server(['127.0.0.1', 0]);
  const address = server.getsockname();
  const a = new socket.socket();
  const connect = async () => (await a.connect(address), true);
  // An interrupted connect() continues.
  while ((await attempt(connect)) === null);
  let accepted = null;
  while (accepted === null) accepted = await attempt(() => server.accept());
  server.close();
  return [a, accepted[0]];
}

const killer = spawn(
  process.execPath,
  [
    ...[fileURLToPath(new URL('killer.mjs', import.meta.url)), process.pid, seed, seconds].map(
      String,
    ),
  ],
  { env: { ...process.env, LD_PRELOAD: '' }, stdio: ['ignore', 'pipe', 'inherit'] },
);
let told = '';
killer.stdout.on('data', (text) => (told += text));
const over = new Promise((resolve) => killer.on('close', resolve));

const end = Date.now() + Number(seconds) * 1000;
try {
  while (Date.now() < end) {
    await round();
    await turn();
  }
} catch (error) {
  report.troubles.push(String(error.stack));
}
await over;
report.sent = Number(told);
console.log(JSON.stringify(report));
process.exit();
