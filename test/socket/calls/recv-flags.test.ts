/** MSG_PEEK, MSG_DONTWAIT, MSG_WAITALL, MSG_TRUNC. */
import socket from 'pysocket';
import { expect, it } from 'vitest';
import { WOULD_BLOCK, raised } from '../../helpers/errors.js';
import { BOTH, promising, timed } from '../../helpers/flavours.js';
import { needCutDatagrams, needNames } from '../../helpers/kernel.js';
import { Peer } from '../../helpers/peer.js';
import {
  DATAGRAMS,
  everywhere,
  MESSAGES,
  pair,
  STREAMS,
  TRANSPORTS,
} from '../../helpers/transports.js';

const { MSG_DONTWAIT, MSG_PEEK, MSG_TRUNC, MSG_WAITALL } = socket;
const hello = Buffer.from('hello world');

everywhere(TRANSPORTS, (flavour, transport) => {
  it('MSG_PEEK leaves what it shows, in every call', async () => {
    if (transport.messages) needCutDatagrams();
    const [a, b] = await pair(flavour, transport);
    await a.sendall(hello);
    expect(await b.recv(5, MSG_PEEK)).toEqual(hello.subarray(0, 5));
    expect((await b.recvfrom(100, MSG_PEEK))[0]).toEqual(hello);
    const into = Buffer.alloc(11);
    expect(await b.recv_into(into, 0, MSG_PEEK)).toBe(11);
    expect(into).toEqual(hello);
    into.fill(0);
    expect((await b.recvfrom_into(into, { flags: MSG_PEEK }))[0]).toBe(11);
    expect(into).toEqual(hello);
    expect(await b.recv(100)).toEqual(hello);
  });

  it('MSG_DONTWAIT takes what has arrived', async () => {
    needNames('MSG_DONTWAIT');
    const [a, b] = await pair(flavour, transport);
    await a.sendall(hello);
    await b.recv(1, MSG_PEEK);
    expect(await b.recv(100, MSG_DONTWAIT)).toEqual(hello);
  });
});

everywhere(
  TRANSPORTS,
  (flavour, transport) => {
    it('MSG_DONTWAIT does not wait', async () => {
      needNames('MSG_DONTWAIT');
      const [, b] = await pair(flavour, transport);
      const expected = { name: 'BlockingIOError', ...WOULD_BLOCK };
      const into = Buffer.alloc(1);
      expect(await raised(() => b.recv(1, MSG_DONTWAIT))).toMatchObject(expected);
      expect(await raised(() => b.recvfrom(1, MSG_DONTWAIT))).toMatchObject(expected);
      expect(await raised(() => b.recv_into(into, 1, MSG_DONTWAIT))).toMatchObject(expected);
      expect(await raised(() => b.recvfrom_into(into, 1, MSG_DONTWAIT))).toMatchObject(expected);
    });
  },
  BOTH,
);

everywhere(
  TRANSPORTS,
  (flavour, transport) => {
    it('MSG_DONTWAIT waits all the same with a timeout', async () => {
      needNames('MSG_DONTWAIT');
      const [, b] = await pair(flavour, transport);
      b.settimeout(0.01);
      expect(await raised(() => b.recv(1, MSG_DONTWAIT))).toMatchObject({ name: 'TimeoutError' });
    });
  },
  [timed, promising],
);

everywhere(
  STREAMS,
  (flavour, transport) => {
    it('MSG_WAITALL waits for all', async () => {
      const [a, b] = await pair(flavour, transport);
      const source = `
        const a = adopt(data);
        for (const part of ['one', 'two', 'three']) { mainWaits(); a.sendall(Buffer.from(part)); }
        post('sent');`;
      const peer = new Peer(source, a.detach());
      expect((await b.recv(11, MSG_WAITALL)).toString()).toBe('onetwothree');
      expect(await peer.message()).toBe('sent');
    });

    it('MSG_WAITALL into a buffer ends with the stream', async () => {
      const [a, b] = await pair(flavour, transport);
      const source = `
        const a = adopt(data);
        for (const part of ['one', 'two']) { mainWaits(); a.sendall(Buffer.from(part)); }
        mainWaits(); a.close();`;
      new Peer(source, a.detach());
      const into = Buffer.alloc(100);
      expect(await b.recv_into(into, 0, MSG_WAITALL)).toBe(6);
      expect(into.toString('latin1', 0, 6)).toBe('onetwo');
    });
  },
  BOTH,
);

everywhere(
  STREAMS,
  (flavour, transport) => {
    it('MSG_WAITALL takes what there is with a timeout', async () => {
      const [a, b] = await pair(flavour, transport);
      b.settimeout(20);
      await a.sendall(hello);
      expect(await b.recv(100, MSG_WAITALL)).toEqual(hello);
    });
  },
  [timed, promising],
);

everywhere(DATAGRAMS, (flavour, transport) => {
  it('MSG_TRUNC tells the length of the whole datagram', async () => {
    needCutDatagrams();
    const [a, b] = await pair(flavour, transport);
    for (let i = 0; i < 4; i++) await a.send(hello);
    const cut = Buffer.concat([hello.subarray(0, 5), Buffer.alloc(6)]);
    expect(await b.recv(5, MSG_TRUNC)).toEqual(cut);
    expect((await b.recvfrom(5, MSG_TRUNC))[0]).toEqual(cut);
    const into = Buffer.alloc(5);
    expect(await b.recv_into(into, 5, MSG_TRUNC)).toBe(11);
    expect((await b.recvfrom_into(into, 5, MSG_TRUNC))[0]).toBe(11);
    expect(into).toEqual(hello.subarray(0, 5));
  });
});

everywhere(MESSAGES, (flavour, transport) => {
  it('MSG_PEEK and MSG_TRUNC together measure a message', async () => {
    needCutDatagrams();
    const [a, b] = await pair(flavour, transport);
    const message = Buffer.alloc(5000, 'm');
    await a.send(message);
    const size = (await b.recv(1, MSG_PEEK | MSG_TRUNC)).length;
    expect(size).toBe(5000);
    expect(await b.recv(size)).toEqual(message);
  });
});
