/** Many messages in one call. */
import socket, { type OutgoingMessage } from 'pysocket';
import { encode, MessageBatch } from 'pysocket/messages';
import { beforeEach, describe, expect, it } from 'vitest';
import { endpointOf } from '../../helpers/addresses.js';
import { raised } from '../../helpers/errors.js';
import { BOTH, FLAVOURS, socketpair } from '../../helpers/flavours.js';
import { needMethod } from '../../helpers/kernel.js';
import { int32, readInt32 } from '../../helpers/native-order.js';
import { Peer } from '../../helpers/peer.js';
import {
  bound,
  DATAGRAMS,
  everywhere,
  inetDatagram,
  inetStream,
  MESSAGES,
  open,
  pair,
  unixDatagram,
} from '../../helpers/transports.js';

beforeEach(() => needMethod('recvmmsg_into'));

const { CMSG_SPACE, IPPROTO_UDP, MSG_DONTWAIT, MSG_PEEK, MSG_TRUNC, SCM_RIGHTS, SOL_SOCKET } =
  socket;
const texts = ['one', 'two', '', 'four'];
const messages = texts.map((text) => Buffer.from(text));

const held = (batch: MessageBatch): string[] =>
  Array.from({ length: batch.length }, (_, i) => batch.data(i).toString());

everywhere(MESSAGES, (flavour, transport) => {
  it('messages go and come in one call each', async () => {
    const [a, b] = await pair(flavour, transport);
    const batch = new MessageBatch(8, 16);
    expect(await a.sendmmsg(messages)).toBe(4);
    expect(await b.recvmmsg_into(batch)).toBe(4);
    expect(held(batch)).toEqual(texts);
    expect(texts.map((_, i) => batch.size(i))).toEqual([3, 3, 0, 4]);
    expect(texts.map((_, i) => batch.flags(i) & MSG_TRUNC)).toEqual([0, 0, 0, 0]);
  });

  it('a batch takes no more than it has room for, and the rest comes next', async () => {
    const [a, b] = await pair(flavour, transport);
    const batch = new MessageBatch(3, 16);
    await a.sendmmsg(messages);
    expect(await b.recvmmsg_into(batch)).toBe(3);
    expect(held(batch)).toEqual(['one', 'two', '']);
    expect(await b.recvmmsg_into(batch)).toBe(1);
    expect(held(batch)).toEqual(['four']);
  });

  it('waits for the first message, and for no other', async () => {
    const [a, b] = await pair(flavour, transport);
    const peer = new Peer(
      `const sock = adopt(data); mainWaits(); sock.send(Buffer.from('late')); sock.detach(); post(0)`,
      a.fileno(),
    );
    const batch = new MessageBatch(8, 16);
    expect(await b.recvmmsg_into(batch)).toBe(1);
    expect(held(batch)).toEqual(['late']);
    await peer.message();
  });

  it('what is empty has no message, and forgets those of before', async () => {
    const [a, b] = await pair(flavour, transport);
    const batch = new MessageBatch(8, 16);
    await a.sendmmsg(messages);
    await b.recvmmsg_into(batch);
    b.settimeout(0);
    const empty = await raised(() => b.recvmmsg_into(batch));
    expect(empty).toMatchObject({ name: 'BlockingIOError', code: 'EAGAIN', syscall: 'recvmmsg' });
    expect(batch.length).toBe(0);
    b.settimeout(0.01);
    expect(await raised(() => b.recvmmsg_into(batch))).toMatchObject({ name: 'TimeoutError' });
    b.settimeout(null);
    expect(await raised(() => b.recvmmsg_into(batch, MSG_DONTWAIT))).toMatchObject({ errno: 11 });
  });

  it('MSG_PEEK leaves what it shows', async () => {
    const [a, b] = await pair(flavour, transport);
    const batch = new MessageBatch(1, 16);
    await a.sendmmsg(messages);
    for (const flags of [MSG_PEEK, 0]) {
      expect(await b.recvmmsg_into(batch, flags)).toBe(1);
      expect(held(batch)).toEqual(['one']);
    }
  });

  it('a message that does not fit is cut, and says so', async () => {
    const [a, b] = await pair(flavour, transport);
    const batch = new MessageBatch(2, 3);
    await a.sendmmsg([Buffer.from('abcdef'), Buffer.from('xy')]);
    expect(await b.recvmmsg_into(batch, MSG_TRUNC)).toBe(2);
    expect([held(batch), batch.size(0), batch.size(1)]).toEqual([['abc', 'xy'], 6, 2]);
    expect([0, 1].map((i) => batch.flags(i) & MSG_TRUNC)).toEqual([MSG_TRUNC, 0]);
  });
});

everywhere(DATAGRAMS, (flavour, transport) => {
  it('each message has the address that recvfrom() would tell', async () => {
    const [a, b, to] = addressed(flavour, transport);
    for (const sock of [a, b]) await sock.sendto(Buffer.from('x'), to.getsockname());
    const batch = new MessageBatch(4, 16);
    expect(await to.recvmmsg_into(batch)).toBe(2);
    expect([batch.address(0), batch.address(1)]).toEqual([a.getsockname(), b.getsockname()]);
    const bare = new MessageBatch(4, 16, { addresses: false });
    await a.sendto(Buffer.from('x'), to.getsockname());
    expect(await to.recvmmsg_into(bare)).toBe(1);
    expect(bare.address(0)).toBe(null);
  });

  it('a batch goes back to where its messages came from, as they are by then', async () => {
    const [a, b, to] = addressed(flavour, transport);
    await a.sendto(Buffer.from('from a'), to.getsockname());
    await b.sendto(Buffer.from('from b'), to.getsockname());
    const batch = new MessageBatch(4, 16);
    expect(await to.recvmmsg_into(batch)).toBe(2);
    batch.data(0).set(Buffer.from('F'));
    batch.write(1, Buffer.from('b'));
    expect(await to.sendmmsg(batch)).toBe(2);
    expect(await a.recvfrom(16)).toEqual([Buffer.from('From a'), to.getsockname()]);
    expect(await b.recvfrom(16)).toEqual([Buffer.from('b'), to.getsockname()]);
  });

  it('messages go to addresses of their own, of one buffer or of several', async () => {
    const [a, b, from] = addressed(flavour, transport);
    const parts = [Buffer.from('in '), Buffer.from('parts')];
    const list = new Set<OutgoingMessage>([
      [Buffer.from('whole'), a.getsockname()],
      [parts, b.getsockname(), []],
      [[], a.getsockname()],
      [Buffer.from('last'), a.getsockname()],
    ]);
    expect(await from.sendmmsg(list)).toBe(4);
    for (const text of ['whole', '', 'last']) expect(String(await a.recv(16))).toBe(text);
    expect(String(await b.recv(16))).toBe('in parts');
  });
});

function addressed(
  ...[flavour, transport]: Parameters<typeof bound>
): [ReturnType<typeof bound>, ReturnType<typeof bound>, ReturnType<typeof bound>] {
  return [bound(flavour, transport), bound(flavour, transport), bound(flavour, transport)];
}

describe.each(FLAVOURS)('$name', (flavour) => {
  it('sends until the kernel refuses: how many went is the answer', async () => {
    const [a, b] = socketpair(flavour, socket.SOCK_DGRAM);
    const batch = new MessageBatch(2048, 1);
    for (let i = 0; i < 2000; i++) batch.write(i, Buffer.of(i & 255));
    const sent = await a.sendmmsg(batch);
    expect(sent).toBeGreaterThan(0);
    expect(sent).toBeLessThan(2000);
    const back = new MessageBatch(2048, 1);
    expect(await b.recvmmsg_into(back)).toBe(sent);
    let all = sent;
    while (all < 2000) {
      const more = await a.sendmmsg(batch, 0, all);
      const next = new MessageBatch(2048, 1);
      expect(await b.recvmmsg_into(next)).toBe(more);
      expect(next.data(0)[0]).toBe(all & 255);
      all += more;
    }
    expect([all, await a.sendmmsg(batch, 0, 2000), await a.sendmmsg(batch, 0, 1e6)]).toEqual([
      2000, 0, 0,
    ]);
    expect(await a.sendmmsg([Buffer.from('not'), Buffer.from('sent')], 0, 1)).toBe(1);
    expect(String(await b.recv(8))).toBe('sent');
    expect(await raised(() => a.sendmmsg(batch, 0, -1))).toMatchObject({
      message: 'negative start in sendmmsg()',
    });
    expect(Array.from({ length: sent }, (_, i) => back.data(i)[0])).toEqual(
      Array.from({ length: sent }, (_, i) => i & 255),
    );
  });

  it('waits for room for the first message', async () => {
    const [a, b] = socketpair(flavour, socket.SOCK_DGRAM);
    const list = Array<Buffer>(2000).fill(Buffer.from('x'));
    const first = await a.sendmmsg(list);
    expect(first).toBeGreaterThan(0);
    const peer = new Peer(
      `const [fd, count] = data; const sock = adopt(fd); mainWaits();
       for (let i = 0; i < count; i++) sock.recv(1);
       sock.detach(); post(0)`,
      [b.fileno(), first],
    );
    const more = await a.sendmmsg(list);
    expect(more).toBeGreaterThan(0);
    expect(more).toBeLessThan(2000);
    await peer.message();
  });

  it('beyond what one system call takes', async () => {
    const [from, to] = [open(flavour, inetDatagram), bound(flavour, inetDatagram)];
    to.setsockopt(SOL_SOCKET, socket.SO_RCVBUF, 1 << 22);
    const count = 1500;
    await from.connect(to.getsockname());
    const batch = new MessageBatch(count, 2, { addresses: false });
    for (let i = 0; i < count; i++) batch.write(i, Buffer.of(i >> 8, i & 255));
    // A receive buffer may be smaller than requested.
    const small = to.getsockopt(SOL_SOCKET, socket.SO_RCVBUF) < count * 1000;
    expect(await from.sendmmsg(batch)).toBe(count);
    const received = await to.recvmmsg_into(batch);
    expect(received).toBeGreaterThan(small ? 0 : 1024);
    const last = received - 1;
    expect([...batch.data(last)]).toEqual([last >> 8, last & 255]);
  });

  it('an error of the first message is raised, one of a later message is left to the next call', async () => {
    const [from, to] = [open(flavour, inetDatagram), bound(flavour, inetDatagram)];
    const address = endpointOf(to);
    const huge = Buffer.alloc(70_000);
    const list: OutgoingMessage[] = [
      [Buffer.from('fits'), address],
      [huge, address],
    ];
    expect(await from.sendmmsg(list)).toBe(1);
    const refused = await raised(() => from.sendmmsg(list.slice(1)));
    expect(refused).toMatchObject({ name: 'OSError', code: 'EMSGSIZE', syscall: 'sendmmsg' });
    expect(String(await to.recv(10))).toBe('fits');
  });

  it('an error that comes to a connected socket is raised', async () => {
    const nobody = bound(flavour, inetDatagram);
    const address = endpointOf(nobody);
    nobody.close();
    const sock = open(flavour, inetDatagram);
    await sock.connect(address);
    await sock.send(Buffer.from('x'));
    const batch = new MessageBatch(4, 16);
    const refused = { name: 'ConnectionRefusedError', syscall: 'recvmmsg' };
    expect(await raised(() => sock.recvmmsg_into(batch))).toMatchObject(refused);
  });

  it('ancillary data comes with each message, and goes with each', async () => {
    const [from, to] = [bound(flavour, inetDatagram), bound(flavour, inetDatagram)];
    to.setsockopt(socket.IPPROTO_IP, socket.IP_RECVTTL, 1);
    const batch = new MessageBatch(4, 16, { ancillary: CMSG_SPACE(4) });
    const sent = [7, 9].map((ttl): OutgoingMessage => [
      Buffer.from('x'),
      endpointOf(to),
      encode([{ name: 'IP_TTL', ttl }]),
    ]);
    expect(await from.sendmmsg(sent)).toBe(2);
    expect(await to.recvmmsg_into(batch)).toBe(2);
    const ttls = [0, 1].map((i) => batch.ancillary(i));
    expect(ttls).toEqual([7, 9].map((ttl) => [[socket.IPPROTO_IP, socket.IP_TTL, int32(ttl)]]));
    const none = new MessageBatch(4, 16, { ancillary: 0 });
    await from.sendto(Buffer.from('x'), to.getsockname());
    expect(await to.recvmmsg_into(none)).toBe(1);
    expect([none.ancillary(0), none.flags(0)]).toEqual([[], socket.MSG_CTRUNC]);
  });

  it('what UDP_GRO has joined says so, and goes back in the same datagrams', async () => {
    const [from, to] = [bound(flavour, inetDatagram), bound(flavour, inetDatagram)];
    to.setsockopt(IPPROTO_UDP, socket.UDP_GRO, 1);
    const batch = new MessageBatch(2, 65_535);
    const bytes = Buffer.from(Array.from({ length: 1050 }, (_, i) => i & 255));
    const cut = encode([{ name: 'UDP_SEGMENT', size: 100 }]);
    expect(await from.sendmmsg([[bytes, endpointOf(to), cut]])).toBe(1);
    expect(await to.recvmmsg_into(batch)).toBe(1);
    expect([batch.size(0), batch.segment(0), batch.data(0)]).toEqual([1050, 100, bytes]);
    expect(await to.sendmmsg(batch)).toBe(1);
    const back = new MessageBatch(16, 200);
    expect(await from.recvmmsg_into(back)).toBe(11);
    expect(Array.from({ length: 11 }, (_, i) => back.segment(i))).toEqual([
      ...Array<number>(10).fill(100),
      50,
    ]);
    // A datagram that was not coalesced is a single segment.
    await from.sendto(Buffer.from('alone'), to.getsockname());
    expect(await to.recvmmsg_into(batch)).toBe(1);
    expect(batch.segment(0)).toBe(5);
  });

  it('write() cuts a message into datagrams', async () => {
    const [from, to] = [open(flavour, inetDatagram), bound(flavour, inetDatagram)];
    await from.connect(to.getsockname());
    const batch = new MessageBatch(1, 1000);
    batch.write(0, Buffer.alloc(250, 'x'), 100);
    expect(await from.sendmmsg(batch)).toBe(1);
    expect(await to.recvmmsg_into(new MessageBatch(8, 1000))).toBe(3);
  });

  it("descriptors that are asked for are the program's, and not inheritable", async () => {
    const [a, b] = socketpair(flavour, socket.SOCK_DGRAM);
    const rights = encode([{ name: 'SCM_RIGHTS', fds: [a.fileno()] }]);
    await a.sendmmsg([[Buffer.from('x'), null, rights]]);
    const batch = new MessageBatch(2, 16);
    expect(await b.recvmmsg_into(batch)).toBe(1);
    const [[level, type, data] = [0, 0, Buffer.alloc(4)]] = batch.ancillary(0);
    expect([level, type]).toEqual([SOL_SOCKET, SCM_RIGHTS]);
    batch.clear();
    using copy = socket.socket({ fileno: readInt32(data) });
    expect([copy.get_inheritable(), copy.family]).toEqual([false, socket.AF_UNIX]);
  });

  it('is for sockets that keep messages apart', async () => {
    const [a, b] = await pair(flavour, inetStream);
    const text = 'is for sockets that keep messages apart, not for SOCK_STREAM';
    const batch = new MessageBatch(2, 16);
    for (const [name, call] of [
      ['recvmmsg_into', () => b.recvmmsg_into(batch)],
      ['sendmmsg', () => a.sendmmsg(messages)],
    ] as const) {
      const error = await raised(call);
      expect([error.name, error.message]).toEqual(['ValueError', `${name}() ${text}`]);
    }
  });

  it('arguments that are none are refused', async () => {
    const sock = open(flavour, inetDatagram) as unknown as Record<
      'recvmmsg_into' | 'sendmmsg',
      (...args: unknown[]) => unknown
    >;
    const refused = async (call: () => unknown): Promise<string> => {
      const error = await raised(call);
      expect(error).toBeInstanceOf(TypeError);
      return error.message;
    };
    expect(await refused(() => sock.recvmmsg_into())).toBe(
      'recvmmsg_into() takes at least 1 argument (0 given)',
    );
    expect(await refused(() => sock.recvmmsg_into(Buffer.alloc(3)))).toBe(
      'recvmmsg_into() argument 1 must be MessageBatch, not bytes',
    );
    expect(await refused(() => sock.sendmmsg(5))).toBe(
      'sendmmsg() argument 1 must be a MessageBatch or an iterable of messages',
    );
    expect(await refused(() => sock.sendmmsg(['text']))).toBe(
      "a bytes-like object is required, not 'str'",
    );
    expect(await refused(() => sock.sendmmsg([[]]))).toBe(
      'a message of sendmmsg() has 1 to 3 items, not 0',
    );
    expect(await refused(() => sock.sendmmsg([[Buffer.of(1), 'x']]))).toBe(
      'sendmmsg(): AF_INET address must be tuple, not str',
    );
    expect(await refused(() => sock.sendmmsg([], 1.5))).toMatch(/integer/);
  });

  it('a closed socket is EBADF, and no message at all is none sent', async () => {
    const sock = open(flavour, inetDatagram);
    expect(await sock.sendmmsg([])).toBe(0);
    expect(await sock.sendmmsg(new MessageBatch(2, 2))).toBe(0);
    sock.close();
    for (const call of [
      () => sock.sendmmsg(messages),
      () => sock.sendmmsg([]),
      () => sock.recvmmsg_into(new MessageBatch(2, 2)),
    ]) {
      expect(await raised(call)).toMatchObject({ code: 'EBADF' });
    }
  });
});

describe.each(BOTH)('$name', (flavour) => {
  it('after shutdown(SHUT_RD) there is an empty message, as for recv()', async () => {
    const [, b] = await pair(flavour, unixDatagram);
    b.shutdown(socket.SHUT_RD);
    const batch = new MessageBatch(4, 16);
    expect(await b.recv(16)).toHaveLength(0);
    expect(await b.recvmmsg_into(batch)).toBe(1);
    expect([batch.size(0), batch.address(0), batch.ancillary(0)]).toEqual([0, null, []]);
  });

  it('a batch whose memory was transferred is refused, and nothing is lost', async () => {
    const [a, b] = await pair(flavour, unixDatagram);
    const batch = new MessageBatch(4, 16);
    await a.sendmmsg(messages);
    await b.recvmmsg_into(batch);
    const memory = batch.data(0).buffer;
    structuredClone(memory, { transfer: [memory] });
    await a.send(Buffer.from('kept'));
    for (const call of [() => b.recvmmsg_into(batch), () => b.sendmmsg(batch)]) {
      expect(await raised(call)).toBeInstanceOf(TypeError);
    }
    expect(String(await b.recv(16))).toBe('kept');
  });
});
