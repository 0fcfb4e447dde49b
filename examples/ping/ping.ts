// Asks a host whether it is there: node ping.js [options] host
//
//   -4, -6        only that version of IP       -c, --count N       how many requests (until Ctrl+C)
//   --raw         only a raw socket             -i, --interval S    seconds between two of them (1)
//   --datagram    only one without privileges   -W, --timeout S     seconds to wait for the last (10)
//   -s, --size N  bytes of data (56)
//
// Ends with 0 when there was a reply, with 1 when there was none, and with 2 after an error.

import { parseArgs } from 'node:util';
import socket from 'pysocket';
import { print } from '../helpers/print';
import { EchoSocket, type Kind } from './echo-socket';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    4: { type: 'boolean', short: '4', default: false },
    6: { type: 'boolean', short: '6', default: false },
    raw: { type: 'boolean', default: false },
    datagram: { type: 'boolean', default: false },
    count: { type: 'string', short: 'c', default: 'Infinity' },
    interval: { type: 'string', short: 'i', default: '1' },
    timeout: { type: 'string', short: 'W', default: '10' },
    size: { type: 'string', short: 's', default: '56' },
  },
});

const [host] = positionals;
const count = Number(values.count);
const interval = Number(values.interval);
const timeout = Number(values.timeout);
const data = Buffer.alloc(Number(values.size), 'pysocket');
const family = values[4] ? socket.AF_INET : values[6] ? socket.AF_INET6 : socket.AF_UNSPEC;
const kind: Kind | null = values.raw ? 'raw' : values.datagram ? 'datagram' : null;

const sent = new Map<number, number>();
const times: number[] = [];

/** Prints replies until a moment, or until nothing is missing any more if that is enough. */
function receive(echoes: EchoSocket, until: number, enough: boolean): void {
  while (!enough || times.length < sent.size) {
    const reply = echoes.receive((until - performance.now()) / 1000);
    if (reply === null) return;
    const { address, sequence, size, ttl } = reply;
    const start = [...sent.keys()].findLast((number) => (number & 0xffff) === sequence);
    const time = performance.now() - (sent.get(start ?? 0) ?? NaN);
    if (Number.isNaN(time)) continue;
    times.push(time);
    const what = `icmp_seq=${start} ttl=${ttl} time=${time.toFixed(3)} ms`;
    print(`${size} bytes from ${address}: ${what}`);
  }
}

function summary(name: string, milliseconds: number): void {
  const lost = sent.size === 0 ? 0 : Math.round((1 - times.length / sent.size) * 100);
  print(`\n--- ${name} ping statistics ---`);
  const counts = `${sent.size} packets transmitted, ${times.length} received`;
  print(`${counts}, ${lost}% packet loss, time ${Math.round(milliseconds)}ms`);
  if (times.length === 0) return;
  const mean = times.reduce((sum, time) => sum + time, 0) / times.length;
  const variance = times.reduce((sum, time) => sum + (time - mean) ** 2, 0) / times.length;
  const numbers = [Math.min(...times), mean, Math.max(...times), Math.sqrt(variance)];
  print(`rtt min/avg/max/mdev = ${numbers.map((number) => number.toFixed(3)).join('/')} ms`);
}

function ping(name: string): number {
  const [found] = socket.getaddrinfo(name, 0, family, socket.SOCK_DGRAM);
  if (found === undefined) return 2;
  const [actual, , , , address] = found;
  using echoes = new EchoSocket(actual, address, kind);
  const by = echoes.kind === 'raw' ? 'a raw socket' : 'a datagram socket';
  print(`PING ${name} (${address[0]}) ${data.length} bytes of data, over ${by}.`);
  const begin = performance.now();
  try {
    for (let sequence = 1; sequence <= count; sequence++) {
      const now = performance.now();
      sent.set(sequence, now);
      echoes.send(sequence, data);
      const last = sequence === count;
      receive(echoes, now + (last ? timeout : interval) * 1000, last);
    }
  } catch (error) {
    // Ctrl+C: with a handler a call that waits ends so, and the handler runs later.
    if (!(error instanceof socket.InterruptedError)) throw error;
  }
  summary(name, performance.now() - begin);
  return times.length > 0 ? 0 : 1;
}

process.on('SIGINT', () => undefined);
try {
  if (host === undefined) throw new Error('usage: node ping.js [-4 | -6] [-c count] host');
  process.exitCode = ping(host);
} catch (error) {
  process.stderr.write(`ping: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 2;
}
// The handler would keep the process.
process.removeAllListeners('SIGINT');
