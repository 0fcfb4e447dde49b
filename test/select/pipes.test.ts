/** Pipes, as in CPython's test_poll and test_epoll; and the descriptors of epoll objects. */
import * as fd from 'pysocket/fd';
import { POLLHUP, POLLIN, POLLOUT } from 'pysocket/select';
import * as later from 'pysocket/promises/select';
import { beforeEach, describe, expect, it } from 'vitest';
import { closing } from '../helpers/flavours.js';
import { SELECT_FLAVOURS } from './flavours.js';
import { needFunction } from '../helpers/kernel.js';

beforeEach(() => needFunction('pipe'));

const message = Buffer.from(' This is a test.');

function ready(events: readonly (readonly [number, number])[], flag: number): number[] {
  return events.filter(([, mode]) => (mode & flag) !== 0).map(([descriptor]) => descriptor);
}

describe.each(SELECT_FLAVOURS)('$name', ({ module }) => {
  it('a poll object finds who can be written to, and who has something to read', async () => {
    const polling = module.poll();
    const pipes = Array.from({ length: 12 }, () => fd.pipe());
    for (const [r, w] of pipes) {
      polling.register(r);
      polling.modify(r, POLLIN);
      polling.register(w, POLLOUT);
    }
    const readerOf = new Map(pipes.map(([r, w]) => [w, r]));
    const writerOf = new Map(pipes);
    const received: string[] = [];
    while (readerOf.size > 0) {
      const writers = ready(await polling.poll(), POLLOUT);
      expect(writers).toHaveLength(readerOf.size);
      fd.write(writers.at(readerOf.size % 3) ?? writers[0] ?? -1, message);
      const [reader = -1] = ready(await polling.poll(), POLLIN);
      const writer = writerOf.get(reader) ?? -1;
      received.push(String(fd.read(reader, message.length)));
      for (const each of [writer, reader]) {
        fd.close(each);
        polling.unregister(each);
      }
      readerOf.delete(writer);
    }
    expect(received).toEqual(Array(12).fill(String(message)));
  });

  it('select() and poll() of a pipe whose other end is gone', async () => {
    const [r, w] = fd.pipe();
    fd.close(w);
    expect(await module.select([r], [], [], 5)).toEqual([[r], [], []]);
    const polling = module.poll();
    polling.register(r, POLLIN);
    expect(await polling.poll(5000)).toEqual([[r, POLLHUP]]);
    fd.close(r);
  });

  it.runIf(process.platform === 'linux')('an epoll is not inherited', () => {
    const epoll = closing(new module.epoll()) as unknown as { fileno(): number };
    expect(fd.fcntl(epoll.fileno(), fd.F_GETFD)).toBe(fd.FD_CLOEXEC);
  });
});

it.each([null, -1000, -1, -0.1, -1e-100])('poll(%s) waits for ever', async (timeout) => {
  const [r, w] = fd.pipe();
  const polling = later.poll();
  polling.register(r, POLLIN);
  let ended = false;
  const waiting = polling.poll(timeout).then((events) => {
    ended = true;
    return events;
  });
  // By then, anything already ready and any expired timeout would have been reported.
  const [other] = fd.pipe();
  await later.select([other], [], [], 0.02);
  expect(ended).toBe(false);
  fd.write(w, Buffer.from('spam'));
  expect(await waiting).toEqual([[r, POLLIN]]);
  for (const each of [r, w, other]) fd.close(each);
});
