// A trace with a hostile function: it throws, makes calls, closes traced sockets, traces again, and detaches
// received buffers. Uses the same variables as public.mjs.
import { writeSync } from 'node:fs';
import fc from 'fast-check';
import socket from 'pysocket';
import promises from 'pysocket/promises';
import { trace } from 'pysocket/trace';
import { openDescriptors } from './descriptors.mjs';
import { anything, isAllowed } from './values.mjs';

const seed = Number(process.env.PYSOCKET_FUZZ_SEED ?? 1983);
const numRuns = Math.ceil(Number(process.env.PYSOCKET_FUZZ_RUNS ?? 4000) / 10);
const say = (text) => writeSync(1, `${text}\n`);

process.on('uncaughtException', (error) => {
  if (error.message !== 'of the function') {
    say(`uncaught: ${error.stack}`);
    process.exit(1);
  }
});

const DEEDS = {
  nothing: () => undefined,
  throw: () => {
    throw new Error('of the function');
  },
  receive: ({ other }) => {
    other[0].send(Buffer.from('inside'));
    if (other[1].recv(6).toString() !== 'inside') process.exit(2);
  },
  option: ({ other }) => other[0].getsockopt(socket.SOL_SOCKET, socket.SO_TYPE),
  text: (_world, call) => String(call),
  again: () => trace(() => undefined, 'net').close(),
  end: () => trace(false),
  close: ({ pair }) => pair[0].close(),
  flush: ({ traced }) => traced?.flush(),
};

const WORK = {
  echo: async ({ pair: [a, b] }) => {
    await a.sendall(Buffer.from('outside'));
    if ((await b.recv(7)).toString() !== 'outside') process.exit(3);
  },
  message: async ({ pair: [a, b] }) => {
    await a.sendmsg([Buffer.from('message')]);
    if ((await b.recvmsg(7, 20))[0].toString() !== 'message') process.exit(4);
  },
  timeout: async ({ pair: [a] }) => {
    a.settimeout(0.001);
    await a.recv(1);
  },
  server: async (world) => {
    const server = world.module.create_server(['127.0.0.1', 0]);
    const client = await world.module.create_connection(server.getsockname());
    const [conn] = await server.accept();
    for (const sock of [server, client, conn]) sock.close();
  },
};

const program = fc.record({
  flavour: fc.constantFrom(socket, promises),
  deeds: fc.array(fc.constantFrom(...Object.keys(DEEDS)), { minLength: 1, maxLength: 4 }),
  work: fc.array(fc.constantFrom(...Object.keys(WORK)), { minLength: 1, maxLength: 4 }),
  junk: fc.array(anything, { maxLength: 2 }),
});

async function run({ flavour, deeds, work, junk }) {
  const world = {
    module: flavour,
    pair: flavour.socketpair(),
    other: socket.socketpair(),
    traced: null,
  };
  try {
    trace(...junk.map((value) => value.make(world))).close();
  } catch (error) {
    if (!isAllowed(error)) throw error;
  }
  let next = 0;
  const traced = trace((call) => DEEDS[deeds[next++ % deeds.length]](world, call));
  world.traced = traced;
  try {
    for (const name of work) await WORK[name](world);
  } catch (error) {
    if (!isAllowed(error)) throw error;
  } finally {
    traced.close();
    for (const sock of [...world.pair, ...world.other]) sock.close();
  }
}

await run({ flavour: promises, deeds: ['nothing'], work: ['server', 'echo'], junk: [] });
trace(false);
const before = openDescriptors();
await fc.assert(fc.asyncProperty(program, run), { seed, numRuns, verbose: 1 });
if (openDescriptors() !== before) {
  say(`descriptors: ${before} before, ${openDescriptors()} after`);
  process.exit(5);
}
say('done');
