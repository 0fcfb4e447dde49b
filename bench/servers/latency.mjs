// @ts-check
// How long fs.readFile() and dns.lookup() take while ten thousand calls of pysocket wait, in turn with
// rounds without waiting calls. Prints one line: the median ratio of each, in thousandths; the number of
// additional threads; and the bytes by which the process grew per socket and call in the first round.
import { lookup } from 'node:dns/promises';
import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import socket from 'pysocket/promises';

const WAITING = 10_000;
const ROUNDS = 9;
const CALLS = 200;
const file = fileURLToPath(import.meta.url);

const middle = (/** @type {number[]} */ list) =>
  list.sort((a, b) => a - b)[Math.floor(list.length / 2)] ?? NaN;

/** @param {() => Promise<unknown>} call */
async function median(call) {
  const times = [];
  for (let i = 0; i < CALLS; i++) {
    const begun = process.hrtime.bigint();
    await call();
    times.push(Number(process.hrtime.bigint() - begun));
  }
  return middle(times);
}

const threads = () => readdirSync('/proc/self/task').length;

async function measure() {
  return {
    read: await median(() => readFile(file)),
    lookup: await median(() => lookup('localhost')),
    threads: threads(),
  };
}

/** Measures while ten thousand calls wait. */
async function meanwhile() {
  globalThis.gc?.();
  const memory = process.memoryUsage().rss;
  const sockets = Array.from({ length: WAITING }, () => {
    const sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM);
    sock.bind(['127.0.0.1', 0]);
    return sock;
  });
  const calls = sockets.map((sock) => sock.recv(100));
  globalThis.gc?.();
  const grown = (process.memoryUsage().rss - memory) / WAITING;
  const measured = await measure();
  for (const sock of sockets) sock.close();
  await Promise.allSettled(calls);
  return { ...measured, grown };
}

await measure();
const rounds = [];
for (let i = 0; i < ROUNDS; i++) {
  const idle = await measure();
  const busy = await meanwhile();
  rounds.push({
    read: busy.read / idle.read,
    lookup: busy.lookup / idle.lookup,
    threads: busy.threads - idle.threads,
    grown: busy.grown,
  });
}
const thousandth = (/** @type {number} */ ratio) => Math.round(ratio * 1000);
console.log(
  [
    thousandth(middle(rounds.map(({ read }) => read))),
    thousandth(middle(rounds.map(({ lookup }) => lookup))),
    Math.max(...rounds.map(({ threads }) => threads)),
    Math.round(rounds[0]?.grown ?? NaN),
  ].join(' '),
);
process.exit();
