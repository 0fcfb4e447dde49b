/** Thousands of cancellations at random moments: everything is received exactly once. */
import { openSync } from 'node:fs';
import socket, { AbortError } from 'pysocket/promises';
import { describe, expect, it } from 'vitest';
import { countDescriptors } from '../helpers/descriptors.js';
import { needMethod, needNames } from '../helpers/kernel.js';
import { generator, type Random, sometime } from '../helpers/random.js';

type Name = [string, number];

/** Makes a call that is cancelled at once, a little later, or not at all; null if it was cancelled. */
async function attempt<T>(
  random: Random,
  call: (signal: AbortSignal) => Promise<T>,
): Promise<T | null> {
  const controller = new AbortController();
  const pending = call(controller.signal);
  sometime(random, () => controller.abort());
  try {
    return await pending;
  } catch (error) {
    if (error instanceof AbortError) return null;
    throw error;
  }
}

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('cancellations lose and double', () => {
  it.each(['recvfrom', 'recv_into', 'recvmsg'])('no datagram: %s', async (name) => {
    needMethod(name);
    const random = generator();
    const receiver = socket.socket(socket.AF_INET, socket.SOCK_DGRAM);
    receiver.bind(['127.0.0.1', 0]);
    const sender = socket.socket(socket.AF_INET, socket.SOCK_DGRAM);
    await sender.connect(receiver.getsockname());
    const into = Buffer.alloc(4);
    const calls: Record<string, (signal: AbortSignal) => Promise<number>> = {
      recvfrom: async (signal) => (await receiver.recvfrom(4, { signal }))[0].readUInt32BE(),
      recv_into: async (signal) => {
        await receiver.recv_into(into, { signal });
        return into.readUInt32BE();
      },
      recvmsg: async (signal) => (await receiver.recvmsg(4, { signal }))[0].readUInt32BE(),
    };
    const call = calls[name] ?? (() => Promise.reject(new Error(name)));
    const received: number[] = [];
    const total = 2000;
    for (let sent = 0; received.length < total;) {
      // Never more datagrams than the kernel keeps.
      for (
        let burst = random(5);
        burst > 0 && sent < total && sent - received.length < 50;
        burst--
      ) {
        const data = Buffer.alloc(4);
        data.writeUInt32BE(sent++);
        await sender.send(data);
      }
      const got = await attempt(random, call);
      if (got !== null) received.push(got);
      if (random(3) === 0) await turn();
    }
    expect(received).toEqual([...Array(total).keys()]);
    for (const sock of [sender, receiver]) sock.close();
  });

  it('no connection', async () => {
    const random = generator();
    const server = socket.create_server(['127.0.0.1', 0]);
    const address = server.getsockname();
    const names: number[] = [];
    const accepted: number[] = [];
    const total = 300;
    const before = countDescriptors();
    while (accepted.length < total) {
      if (names.length < total && names.length - accepted.length < 20) {
        const client = await socket.create_connection(address);
        names.push(client.getsockname()[1]);
        client.close();
      }
      const found = await attempt(random, (signal) => server.accept({ signal }));
      if (found === null) continue;
      const [conn, peer] = found;
      accepted.push((peer as Name)[1]);
      conn.close();
    }
    expect(accepted).toEqual(names);
    expect(countDescriptors()).toBe(before);
    server.close();
  });

  it('no descriptor', async () => {
    const random = generator();
    needNames('send_fds');
    const [a, b] = socket.socketpair(socket.AF_UNIX, socket.SOCK_DGRAM);
    const passed = openSync('/dev/null', 'r');
    const before = countDescriptors();
    const total = 500;
    let [sent, received] = [0, 0];
    while (received < total) {
      if (sent < total && sent - received < 5) {
        const data = Buffer.alloc(4);
        data.writeUInt32BE(sent++);
        await socket.send_fds(a, [data], [passed]);
      }
      const found = await attempt(random, (signal) => socket.recv_fds(b, 4, 1, { signal }));
      if (found === null) continue;
      const [data, fds] = found;
      expect([data.readUInt32BE(), fds.length]).toEqual([received++, 1]);
      for (const fd of fds) socket.close(fd);
    }
    expect(countDescriptors()).toBe(before);
    socket.close(passed);
    for (const sock of [a, b]) sock.close();
  });
});
