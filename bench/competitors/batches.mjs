// @ts-check
// Datagrams one by one and in batches, in one process, in turns. Filling the queue before receiving, and
// draining it after sending, are not timed. Prints, for every round, the time per datagram of each way in
// nanoseconds, as one line of JSON.
//
// A child written in C takes its turns with the same ways, whose names begin with 'C: '.
//
// usage: batches.mjs rounds
import dgram from 'node:dgram';
import { once } from 'node:events';
import { Child } from '../child.mjs';
import { compiled } from '../compiled.mjs';
import socket from 'pysocket';
import { encode, MessageBatch } from 'pysocket/messages';

const ROUNDS = Number(process.argv[2] ?? 200);
const WARM_UP = 300;
/** How often a way runs in each round, since a way that is a single call runs cold after the previous one. */
const REPEATS = 4;
/** As many of each size as fit in the smallest receive buffer. */
const SMALL = { count: 64, size: 64 };
const LARGE = { count: 48, size: 1200 };

const { AF_INET, SOCK_DGRAM } = socket;
const HERE = /** @type {[string, number]} */ (['127.0.0.1', 0]);

/** A pair of sockets, and a function that fills the receiver. */
function pair(/** @type {{ count: number, size: number }} */ { count, size }, joined = false) {
  const to = socket.socket(AF_INET, SOCK_DGRAM);
  to.bind(HERE);
  if (joined) to.setsockopt(socket.SOL_UDP, socket.UDP_GRO, 1);
  const from = socket.socket(AF_INET, SOCK_DGRAM);
  const address = to.getsockname();
  from.connect(address);
  const batch = new MessageBatch(count, size, { addresses: false });
  for (let i = 0; i < count; i++) batch.write(i, Buffer.alloc(size, i));
  return { to, from, address, fill: () => from.sendmmsg(batch) };
}

const small = pair(SMALL);
const large = pair(LARGE);
const joined = pair(LARGE, true);
const fromNode = dgram.createSocket('udp4');
fromNode.bind(0, '127.0.0.1');
await once(fromNode, 'listening');
let heard = 0;
let hearAll = () => {};
fromNode.on('message', () => {
  if (++heard === LARGE.count) hearAll();
});
const toNode = socket.socket(AF_INET, SOCK_DGRAM);
toNode.connect(['127.0.0.1', fromNode.address().port]);

const room = Buffer.alloc(2048);
// Without addresses, as for recv().
const batch = new MessageBatch(SMALL.count, 2048, { addresses: false });
const joinedBatch = new MessageBatch(4, 65_535);
const later = small.to.promises;
const whole = Buffer.alloc(LARGE.count * LARGE.size);
const one = Buffer.alloc(LARGE.size);
const cut = encode([{ name: 'UDP_SEGMENT', size: LARGE.size }]);
const list = Array.from({ length: LARGE.count }, () => one);

/** Receives everything that is there, untimed. */
function drain(/** @type {InstanceType<typeof socket.socket>} */ sock) {
  sock.setblocking(false);
  try {
    for (;;) sock.recv_into(room);
  } catch (error) {
    if (!(error instanceof socket.BlockingIOError)) throw error;
  }
  sock.setblocking(true);
}

function addSizes(/** @type {number} */ count) {
  let bytes = 0;
  for (let i = 0; i < count; i++) bytes += batch.size(i);
  return bytes;
}

/** @type {Record<string, { count: number, before: () => unknown, run: () => unknown, after?: () => void }>} */
const WAYS = {
  recv: {
    count: SMALL.count,
    before: small.fill,
    run: () => {
      for (let i = 0; i < SMALL.count; i++) small.to.recv(2048);
    },
  },
  recv_into: {
    count: SMALL.count,
    before: small.fill,
    run: () => {
      for (let i = 0; i < SMALL.count; i++) small.to.recv_into(room);
    },
  },
  recvmmsg: {
    count: SMALL.count,
    before: small.fill,
    run: () => addSizes(small.to.recvmmsg_into(batch)),
  },
  'await recv': {
    count: SMALL.count,
    before: small.fill,
    run: async () => {
      for (let i = 0; i < SMALL.count; i++) await later.recv(2048);
    },
  },
  'await recvmmsg': {
    count: SMALL.count,
    before: small.fill,
    run: async () => addSizes(await later.recvmmsg_into(batch)),
  },
  dgram: {
    count: LARGE.count,
    before: () => {
      heard = 0;
      for (const data of list) toNode.send(data);
    },
    run: () =>
      new Promise((resolve) => {
        hearAll = () => resolve(null);
      }),
  },
  gro: {
    count: LARGE.count,
    before: () => joined.from.sendmsg([whole], cut),
    run: () => joined.to.recvmmsg_into(joinedBatch),
  },
  sendto: {
    count: LARGE.count,
    before: () => null,
    run: () => {
      for (let i = 0; i < LARGE.count; i++) large.from.sendto(one, large.address);
    },
    after: () => drain(large.to),
  },
  sendmmsg: {
    count: LARGE.count,
    before: () => null,
    run: () => large.from.sendmmsg(list),
    after: () => drain(large.to),
  },
  segment: {
    count: LARGE.count,
    before: () => null,
    run: () => joined.from.sendmsg([whole], cut),
    after: () => drain(joined.to),
  },
};

const inC = new Child('batches in C', [compiled('competitors/batches.c')]);
const IN_C = ['recv', 'recvmmsg', 'gro', 'sendto', 'segment'];

for (let round = -WARM_UP; round < ROUNDS; round++) {
  /** @type {Record<string, number>} */
  const values = {};
  const names = Object.keys(WAYS);
  // The order rotates, so that the after-effects of a way do not always burden the same other one.
  for (let i = 0; i < names.length; i++) {
    const name = names[(i + round + WARM_UP) % names.length];
    const { count, before, run, after } = WAYS[name];
    let taken = 0n;
    for (let times = 0; times < REPEATS; times++) {
      before();
      const begun = process.hrtime.bigint();
      await run();
      taken += process.hrtime.bigint() - begun;
      after?.();
    }
    values[name] = Number(taken) / (count * REPEATS);
    if (IN_C.includes(name)) values[`C: ${name}`] = Number(await inC.ask(name));
  }
  if (round >= 0) console.log(JSON.stringify(values));
}
await inC.close();
fromNode.close();
