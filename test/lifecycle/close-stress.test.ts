/**
 * Thousands of sockets closed at random moments while calls wait on them, with their numbers reused
 * at once: no call sees the data or errors of another socket, and no call waits forever.
 */
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import socket, { type socket as Socket } from 'pysocket/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import { countDescriptors } from '../helpers/descriptors.js';
import { CLOSED } from '../helpers/errors.js';
import { generator, type Random, sometime } from '../helpers/random.js';

const SIZE = 8;
const tag = (text: string, number: number): Buffer =>
  Buffer.from(text + String(number).padStart(7));

type Close = (sock: Socket) => void;

/** A worker that closes the descriptors posted to it and confirms each. */
async function closingThread(): Promise<Worker> {
  const worker = new Worker(
    `const { parentPort } = require('node:worker_threads');
    const socket = require('pysocket');
    parentPort.on('message', (fd) => {
      socket.close(fd);
      parentPort.postMessage(fd);
    });
    parentPort.postMessage('ready');`,
    { eval: true },
  );
  onTestFinished(async () => {
    await worker.terminate();
  });
  await once(worker, 'message');
  return worker;
}

/** Starts calls that wait on a socket that is closed at a random moment, and checks every outcome. */
async function round(random: Random, number: number, close: Close): Promise<void> {
  const [a, b] = socket.socketpair();
  const [mine, other] = [tag('m', number), tag('o', number)];
  const calls: Promise<unknown>[] = [a.recv(SIZE), a.recv(SIZE)];
  if (random(3) === 0) calls.push(a.sendall(Buffer.alloc(1 << 20)));
  let closed = false;
  const end = (): void => {
    if (closed) return;
    closed = true;
    close(a);
  };
  sometime(random, () => void b.send(mine).catch(() => undefined));
  sometime(random, end);
  // These reuse the number, if it is free.
  const [c, d] = socket.socketpair();
  const received = c.recv(SIZE);
  await d.sendall(other);
  if (!closed) setImmediate(end);
  const settled = await Promise.allSettled(calls);
  const [outcomes, [sending]] = [settled.slice(0, 2), settled.slice(2)];
  // sendall() may also have succeeded, if the peer took the bytes.
  if (sending?.status === 'rejected') expect(sending.reason).toMatchObject(CLOSED);
  const got = outcomes.filter(({ status }) => status === 'fulfilled');
  expect(got.length).toBeLessThan(2);
  for (const outcome of outcomes) {
    if (outcome.status === 'fulfilled') expect(outcome.value).toEqual(mine);
    else expect(outcome.reason).toMatchObject(CLOSED);
  }
  expect(await received).toEqual(other);
  for (const sock of [b, c, d]) sock.close();
}

describe('thousands of closings at random moments', () => {
  const CLOSINGS: [by: string, close: Close][] = [
    ['close()', (sock) => void sock.close()],
    ['detach()', (sock) => socket.close(sock.detach())],
    ['the blocking view', (sock) => void sock.blocking.close()],
    ['shutdown() and close()', (sock) => [sock.shutdown(socket.SHUT_WR), sock.close()]],
  ];
  it.each(CLOSINGS)('by %s', async (_by, close) => {
    const random = generator();
    // The first round opens the engine's own descriptors.
    await round(random, 0, close);
    const before = countDescriptors();
    for (let number = 1; number < 1500; number++) await round(random, number, close);
    expect(countDescriptors()).toBe(before);
  });

  it('by another thread', async () => {
    const random = generator();
    const worker = await closingThread();
    const before = countDescriptors();
    for (let number = 0; number < 1000; number++) {
      const answers: Promise<unknown>[] = [];
      await round(random, number, (sock) => {
        answers.push(
          once(worker, 'message').then(([fd]) => {
            expect(fd).toBe(sock.detach());
          }),
        );
        worker.postMessage(sock.fileno());
      });
      await Promise.all(answers);
    }
    expect(countDescriptors()).toBe(before);
  });
});
