// @ts-check
// sendto() to one address, and to two in turns; nothing reads the datagrams. Prints, for every round, the CPU
// time per datagram of each way in nanoseconds, as one line of JSON.
//
// usage: addresses.mjs rounds
import socket from 'pysocket';

const ROUNDS = Number(process.argv[2] ?? 100);
const WARM_UP = 5;
const COUNT = 10_000;
const data = Buffer.alloc(64);

const readers = [0, 1].map(() => {
  const reader = socket.socket(socket.AF_INET, socket.SOCK_DGRAM);
  reader.bind(['127.0.0.1', 0]);
  // Excess datagrams are discarded.
  reader.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 1);
  return reader;
});
const [first, second] = readers.map((reader) => reader.getsockname());
const sender = socket.socket(socket.AF_INET, socket.SOCK_DGRAM);

/**
 * @param {import('pysocket').Inet} a
 * @param {import('pysocket').Inet} b
 */
function nanoseconds(a, b) {
  const before = process.cpuUsage();
  for (let i = 0; i < COUNT; i += 2) {
    sender.sendto(data, a);
    sender.sendto(data, b);
  }
  const { user, system } = process.cpuUsage(before);
  return ((user + system) * 1000) / COUNT;
}

for (let round = -WARM_UP; round < ROUNDS; round++) {
  const one = nanoseconds(first, first);
  const two = nanoseconds(first, second);
  if (round >= 0) console.log(JSON.stringify({ one, two }));
}
