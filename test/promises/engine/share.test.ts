/** How many calls of one socket go through in one turn of the event loop: fewer while other calls wait. */
import promises from 'pysocket/promises';
import { select } from 'pysocket/promises/select';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PromiseSocket } from 'pysocket';

const SHARE = 32;
const BUDGET = 256;
const x = Buffer.from('x');

const sockets: PromiseSocket[] = [];
let sender: PromiseSocket;

function pair(): [PromiseSocket, PromiseSocket] {
  const both = promises.socketpair();
  sockets.push(...both);
  return both;
}

/** The engine reports a descriptor, which begins a turn with a budget of its own. */
async function beginTurn(): Promise<void> {
  const [a, b] = pair();
  const received = a.recv(1);
  await b.send(x);
  await received;
}

beforeEach(() => {
  sender = promises.socket(promises.AF_INET, promises.SOCK_DGRAM);
  sockets.push(sender);
  sender.bind(['127.0.0.1', 0]);
});
afterEach(() => {
  for (const sock of sockets.splice(0)) sock.close();
});

/** Counts the calls up to the first one that is put off. */
async function callsInOneTurn(): Promise<number> {
  const to = sender.getsockname() as [string, number];
  await beginTurn();
  let over = false;
  setImmediate(() => {
    over = true;
  });
  for (let calls = 0; ; calls++) {
    await sender.sendto(x, to);
    if (over) return calls;
  }
}

/** Calls that wait elsewhere, and how each is ended. */
const WAITING: Record<string, () => () => Promise<unknown>> = {
  'a recv()': () => {
    const [a, b] = pair();
    const waiting = a.recv(1);
    return () => Promise.all([b.send(x), waiting]);
  },
  'a recv() that does not keep the process alive': () => {
    const [a, b] = pair();
    a.unref();
    const waiting = a.recv(1);
    return () => Promise.all([b.send(x), waiting]);
  },
  'an accept()': () => {
    const server = promises.create_server(['127.0.0.1', 0]);
    sockets.push(server);
    const waiting = server.accept();
    return async () => {
      const to = server.getsockname() as [string, number];
      sockets.push(await promises.create_connection(to));
      sockets.push((await waiting)[0]);
    };
  },
  'a select()': () => {
    const [a, b] = pair();
    const waiting = select([a], [], []);
    return () => Promise.all([b.send(x), waiting]);
  },
};

describe('a loop of awaited calls on one socket', () => {
  it('makes as many calls in a turn as the budget has if no other call waits', async () => {
    const calls = await callsInOneTurn();
    expect(calls).toBeGreaterThan(SHARE);
    expect(calls).toBeLessThanOrEqual(BUDGET + SHARE);
  });

  it.each(Object.entries(WAITING))(
    'gives way after its share if there waits %s',
    async (_, wait) => {
      const end = wait();
      const calls = await callsInOneTurn();
      await end();
      expect(calls).toBeLessThanOrEqual(SHARE);
      expect(await callsInOneTurn()).toBeGreaterThan(SHARE);
    },
  );
});
