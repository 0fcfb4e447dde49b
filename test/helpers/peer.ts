/** A thread at the other end of a socket, for blocking calls. */
import { on } from 'node:events';
import { Worker } from 'node:worker_threads';
import { onTestFinished } from 'vitest';
import { showsSystemCalls, TO_FALL_ASLEEP, WAITING_CALLS } from './child.js';

/** x86-64 numbers of epoll_wait and epoll_pwait, in which a call that returned a promise waits. */
const EVENT_LOOP = [232, 281];

const PRELUDE = `
  const { parentPort, workerData: data } = require('node:worker_threads');
  const { readFileSync } = require('node:fs');
  const socket = require('pysocket');
  const post = (message) => parentPort.postMessage(message);
  const adopt = (fd) => {
    const sock = socket.socket({ fileno: fd });
    // Whoever gave it away may have had a timeout, which makes the descriptor non-blocking.
    sock.setblocking(true);
    return sock;
  };
  const pause = (ms = 1) => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
  const mainWaits = () => {
    if (!${showsSystemCalls}) return void pause(${TO_FALL_ASLEEP});
    const call = () => readFileSync('/proc/' + process.pid + '/syscall', 'latin1').split(' ')[0];
    while (!${JSON.stringify([...WAITING_CALLS, ...EVENT_LOOP])}.includes(Number(call()))) pause();
  };
`;

export class Peer {
  private readonly messages: AsyncIterableIterator<unknown[]>;

  /**
   * The source has `socket`, `data`, `post(message)`, `adopt(fd)` and `mainWaits()`. The last returns
   * when the main thread sleeps in the kernel, so the statements after it run while its call waits.
   */
  constructor(source: string, data: unknown = null) {
    const worker = new Worker(PRELUDE + source, { eval: true, workerData: data });
    this.messages = on(worker, 'message', { close: ['exit'] }) as AsyncIterableIterator<unknown[]>;
    onTestFinished(async () => {
      await worker.terminate();
    });
  }

  /** The next message that the thread posts. */
  async message(): Promise<unknown> {
    const { value, done } = await this.messages.next();
    if (done === true) throw new Error('the peer ended without a message');
    return (value as unknown[])[0];
  }
}
