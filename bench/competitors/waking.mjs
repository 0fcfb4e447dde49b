// @ts-check
// How long a waiting promise takes: recv(), and select() and epoll on the same socket, in turns. Taking the
// bytes away is not timed. Prints, for every round, the nanoseconds of each way as a line of JSON.
//
// usage: waking.mjs rounds
import socket from 'pysocket/promises';
import { epoll, EPOLLIN, select } from 'pysocket/promises/select';

const ROUNDS = Number(process.argv[2] ?? 200);
const WARM_UP = 500;
const CALLS = 20;

const [from, to] = socket.socketpair();
const byte = Buffer.from('x');
const send = () => from.blocking.send(byte);
const take = () => void to.blocking.recv(1);
const polling = epoll();
polling.register(to, EPOLLIN);

/** @type {Record<string, { wait: () => Promise<unknown>, after: () => void }>} */
const WAYS = {
  recv: { wait: () => to.recv(1), after: () => undefined },
  select: { wait: () => select([to], [], []), after: take },
  epoll: { wait: () => polling.poll(), after: take },
};

for (let round = -WARM_UP; round < ROUNDS; round++) {
  /** @type {Record<string, number>} */
  const values = {};
  for (const [name, { wait, after }] of Object.entries(WAYS)) {
    let taken = 0n;
    for (let i = 0; i < CALLS; i++) {
      const begun = process.hrtime.bigint();
      const waiting = wait();
      send();
      await waiting;
      taken += process.hrtime.bigint() - begun;
      after();
    }
    values[name] = Number(taken) / CALLS;
  }
  if (round >= 0) console.log(JSON.stringify(values));
}
from.close();
to.close();
polling.close();
