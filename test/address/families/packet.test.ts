/** AF_PACKET: frames captured and injected on a cable between two links that the test creates. */
import socket, { type ReturnedAddress } from 'pysocket';
import { beforeAll, describe, expect, it } from 'vitest';
import { unpack } from '../../../examples/helpers/struct';
import { raised } from '../../helpers/errors.js';
import { type AnySocket, FLAVOURS } from '../../helpers/flavours.js';
import { ownNetwork, reasonAgainstNetwork } from '../../helpers/network.js';

const {
  AF_PACKET,
  ETH_P_ALL,
  htons,
  PACKET_BROADCAST,
  PACKET_HOST,
  PACKET_MULTICAST,
  PACKET_OTHERHOST,
  PACKET_OUTGOING,
  SOCK_DGRAM,
  SOCK_RAW,
} = socket;
const ARPHRD_ETHER = 1;
/** Two of the numbers that IEEE reserves for experiments. */
const [ETH_P_OURS, ETH_P_OTHER] = [0x88b5, 0x88b6];

const hardware = (text: string): Buffer => Buffer.from(text.replaceAll(':', ''), 'hex');
const LEFT = hardware('02:00:00:00:00:01');
const RIGHT = hardware('02:00:00:00:00:02');
const NOBODY = hardware('02:00:00:00:00:99');
const BROADCAST = hardware('ff:ff:ff:ff:ff:ff');
const MULTICAST = hardware('01:00:5e:00:00:01');
const HEADER = 14;

function frame(to: Buffer, from: Buffer, type: number, text: string): Buffer {
  return Buffer.concat([to, from, Buffer.from([type >> 8, type & 255]), Buffer.from(text)]);
}

describe.skipIf(reasonAgainstNetwork() !== null).each(FLAVOURS)('$name', (flavour) => {
  const network = ownNetwork();
  beforeAll(() => {
    network().cable('left', 'right');
    for (const name of ['left', 'right']) {
      const address = (name === 'left' ? LEFT : RIGHT).toString('hex').replace(/..\B/g, '$&:');
      network().run('ip', 'link', 'set', name, 'address', address);
    }
  });

  const open = (type: number, name: string, protocol: number): AnySocket => {
    const sock = network().socket(flavour, AF_PACKET, type);
    sock.bind([name, protocol]);
    return sock;
  };
  const on = (name: string, protocol = ETH_P_OURS): AnySocket => open(SOCK_RAW, name, protocol);
  const receive = async (sock: AnySocket): Promise<[text: string, ReturnedAddress | null]> => {
    const [data, address] = await sock.recvfrom(2000);
    return [data.subarray(HEADER).toString(), address];
  };

  it.each([
    ['PACKET_HOST', RIGHT, PACKET_HOST],
    ['PACKET_BROADCAST', BROADCAST, PACKET_BROADCAST],
    ['PACKET_MULTICAST', MULTICAST, PACKET_MULTICAST],
    ['PACKET_OTHERHOST', NOBODY, PACKET_OTHERHOST],
  ])('a frame is %s, from its sender', async (_name, to, pkttype) => {
    const [left, right] = [on('left'), on('right')];
    const bytes = frame(to, LEFT, ETH_P_OURS, 'a frame');
    expect(await left.send(bytes)).toBe(bytes.length);
    const [data, address] = await right.recvfrom(2000);
    expect(data).toEqual(bytes);
    expect(address).toEqual(['right', ETH_P_OURS, pkttype, ARPHRD_ETHER, LEFT]);
  });

  it('is heard in both directions, on its way out too', async () => {
    const [left, right] = [on('left', ETH_P_ALL), on('right', ETH_P_ALL)];
    await on('left').send(frame(RIGHT, LEFT, ETH_P_OURS, 'there'));
    await on('right').send(frame(LEFT, RIGHT, ETH_P_OURS, 'back'));
    const heard = [await receive(left), await receive(left)];
    expect(heard).toEqual([
      ['there', ['left', ETH_P_OURS, PACKET_OUTGOING, ARPHRD_ETHER, LEFT]],
      ['back', ['left', ETH_P_OURS, PACKET_HOST, ARPHRD_ETHER, RIGHT]],
    ]);
    expect([await receive(right), await receive(right)]).toEqual([
      ['there', ['right', ETH_P_OURS, PACKET_HOST, ARPHRD_ETHER, LEFT]],
      ['back', ['right', ETH_P_OURS, PACKET_OUTGOING, ARPHRD_ETHER, RIGHT]],
    ]);
  });

  it('SOCK_DGRAM: the kernel makes the header from the address, and takes it off', async () => {
    const left = open(SOCK_DGRAM, 'left', ETH_P_OURS);
    const right = open(SOCK_DGRAM, 'right', ETH_P_OURS);
    const raw = on('right');
    expect(await left.sendto(Buffer.from('cooked'), ['left', ETH_P_OURS, 0, 0, RIGHT])).toBe(6);
    const [data, address] = await right.recvfrom(2000);
    expect(data.toString()).toBe('cooked');
    expect(address).toEqual(['right', ETH_P_OURS, PACKET_HOST, ARPHRD_ETHER, LEFT]);
    expect(await raw.recv(2000)).toEqual(frame(RIGHT, LEFT, ETH_P_OURS, 'cooked'));
    // Send an answer to the address that was received.
    await right.sendto(Buffer.from('answer'), ['right', ETH_P_OURS, 0, 0, LEFT]);
    expect((await left.recv(2000)).toString()).toBe('answer');
  });

  it('sendto() on a raw socket needs a link, not a bound one', async () => {
    const right = on('right');
    const sender = network().socket(flavour, AF_PACKET, SOCK_RAW);
    const bytes = frame(RIGHT, LEFT, ETH_P_OURS, 'unbound');
    await sender.sendto(bytes, ['left', ETH_P_OURS]);
    expect(await right.recv(2000)).toEqual(bytes);
    expect(await raised(() => sender.send(bytes))).toMatchObject({ errno: 6 });
    expect(await raised(() => sender.sendto(bytes, ['nolink', 0]))).toMatchObject({ errno: 19 });
  });

  it('bind() chooses link and protocol, and getsockname() tells them', async () => {
    const ours = on('right', ETH_P_OURS);
    const other = on('right', ETH_P_OTHER);
    const elsewhere = on('lo', ETH_P_ALL);
    const left = on('left');
    await left.send(frame(RIGHT, LEFT, ETH_P_OTHER, 'other'));
    await left.send(frame(RIGHT, LEFT, ETH_P_OURS, 'ours'));
    expect((await receive(ours))[0]).toBe('ours');
    expect((await receive(other))[0]).toBe('other');
    for (const sock of [ours, other, elsewhere]) {
      sock.setblocking(false);
      expect(await raised(() => sock.recv(2000))).toBeInstanceOf(socket.BlockingIOError);
    }
    expect(ours.getsockname()).toEqual(['right', ETH_P_OURS, 0, ARPHRD_ETHER, RIGHT]);
  });

  it('a protocol given to the constructor is in network order, and hears every link', async () => {
    const sock = network().socket(flavour, AF_PACKET, SOCK_RAW, htons(ETH_P_OTHER));
    await on('left').send(frame(RIGHT, LEFT, ETH_P_OTHER, 'there'));
    await on('right').send(frame(LEFT, RIGHT, ETH_P_OTHER, 'back'));
    const heard = [await receive(sock), await receive(sock)];
    expect(heard.map(([text, address]) => [text, (address as [string])[0]])).toEqual([
      ['there', 'right'],
      ['back', 'left'],
    ]);
  });

  it('a link that goes down ends what waits, once', async () => {
    network().run('ip', 'link', 'add', 'short', 'type', 'veth', 'peer', 'name', 'lived');
    for (const name of ['short', 'lived']) network().run('ip', 'link', 'set', name, 'up');
    const sock = on('short');
    network().run('ip', 'link', 'del', 'short');
    expect(await raised(() => sock.recv(2000))).toMatchObject({ errno: 100, code: 'ENETDOWN' });
    expect(sock.getsockname()).toMatchObject({ 0: '' });
  });

  it('recvmsg() brings what the kernel knows beside the frame', async () => {
    const [SOL_PACKET, PACKET_AUXDATA, TP_STATUS_USER] = [263, 8, 1];
    const [left, right] = [on('left'), on('right')];
    right.setsockopt(SOL_PACKET, PACKET_AUXDATA, 1);
    const bytes = frame(RIGHT, LEFT, ETH_P_OURS, 'with more');
    await left.send(bytes);
    const [data, ancdata, flags, address] = await right.recvmsg(30, socket.CMSG_SPACE(20));
    expect([data, flags]).toEqual([bytes, 0]);
    expect(address).toEqual(['right', ETH_P_OURS, PACKET_HOST, ARPHRD_ETHER, LEFT]);
    const [[level, type, aux] = []] = ancdata;
    expect([ancdata.length, level, type]).toEqual([1, SOL_PACKET, PACKET_AUXDATA]);
    const [status = 0, length, captured, , network] = unpack('=IIIHH', aux ?? Buffer.alloc(0));
    expect([status & TP_STATUS_USER, length, captured]).toEqual([1, bytes.length, bytes.length]);
    expect(network).toBe(HEADER);
    expect(await raised(() => right.recvmsg(30, 64, 0x10000000))).toMatchObject({ errno: 22 });
  });

  it('a frame that is cut says how long it was', async () => {
    const [left, right] = [on('left'), on('right')];
    const bytes = frame(RIGHT, LEFT, ETH_P_OURS, 'longer than there is room');
    await left.send(bytes);
    await left.send(bytes);
    expect((await right.recv(20)).length).toBe(20);
    const [data, , flags] = await right.recvmsg(20, 0, socket.MSG_TRUNC);
    expect(data).toEqual(bytes.subarray(0, 20));
    expect(flags & socket.MSG_TRUNC).toBe(socket.MSG_TRUNC);
    expect(await raised(() => left.send(Buffer.alloc(5)))).toMatchObject({ errno: 22 });
  });
});
