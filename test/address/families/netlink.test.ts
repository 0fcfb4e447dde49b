/** AF_NETLINK: the kernel's own answers, in a network whose links the test makes. */
import socket from 'pysocket';
import { describe, expect, it } from 'vitest';
import { pack, unpack } from '../../../examples/helpers/struct';
import { raised } from '../../helpers/errors.js';
import { type AnySocket, FLAVOURS } from '../../helpers/flavours.js';
import {
  attributes,
  dump,
  IFLA_ADDRESS,
  linkName,
  messages,
  NLM_F_ACK,
  NLM_F_REQUEST,
  NLMSG_ERROR,
  request,
  RTA_DST,
  RTA_OIF,
  RTM_DELLINK,
  RTM_GETLINK,
  RTM_GETROUTE,
  RTM_NEWLINK,
  RTM_NEWROUTE,
  RTMGRP_LINK,
} from '../../helpers/netlink.js';
import { ownNetwork, reasonAgainstNetwork } from '../../helpers/network.js';

const { AF_INET, AF_NETLINK, NETLINK_ROUTE, SOCK_DGRAM, SOCK_RAW } = socket;
const AF_UNSPEC = pack('=B', socket.AF_UNSPEC);
const IFINFO = Buffer.alloc(16);

describe.skipIf(reasonAgainstNetwork() !== null).each(FLAVOURS)('$name', (flavour) => {
  const network = ownNetwork();
  const open = (type = SOCK_RAW): AnySocket =>
    network().socket(flavour, AF_NETLINK, type, NETLINK_ROUTE);
  const links = async (sock: AnySocket) =>
    (await dump(sock, RTM_GETLINK, IFINFO)).filter(({ type }) => type === RTM_NEWLINK);

  it.each([
    ['SOCK_RAW', SOCK_RAW],
    ['SOCK_DGRAM', SOCK_DGRAM],
  ])('%s lists links', async (_name, type) => {
    const sock = open(type);
    sock.bind([0, 0]);
    expect((await links(sock)).map(linkName)).toEqual(['lo']);
    network().run('ip', 'link', 'add', 'left', 'address', '02:00:00:00:00:17', 'type', 'veth');
    const all = await links(sock);
    expect(all.map(linkName).sort()).toEqual(['left', 'lo', 'veth0']);
    const left = all.find((link) => linkName(link) === 'left');
    const hardware = attributes(left?.body ?? IFINFO, IFINFO.length).get(IFLA_ADDRESS);
    expect(hardware?.toString('hex')).toBe('020000000017');
    network().run('ip', 'link', 'del', 'left');
    expect((await links(sock)).map(linkName)).toEqual(['lo']);
  });

  it('lists routes', async () => {
    network().run('ip', 'route', 'add', '198.51.100.0/24', 'dev', 'lo');
    const body = Buffer.concat([pack('=B', AF_INET), Buffer.alloc(11)]);
    const all = (await dump(open(), RTM_GETROUTE, body)).map((message) => {
      expect(message.type).toBe(RTM_NEWROUTE);
      const found = attributes(message.body, 12);
      const [device] = unpack('=I', found.get(RTA_OIF) ?? Buffer.alloc(4));
      return `${found.get(RTA_DST)?.join('.')}/${message.body[1]} ${device}`;
    });
    expect(all).toContain('198.51.100.0/24 1');
    expect(all).toContain('127.0.0.0/8 1');
    network().run('ip', 'route', 'del', '198.51.100.0/24', 'dev', 'lo');
  });

  it('the kernel is (0, 0); a number of its own is chosen, or given', async () => {
    const sock = open();
    expect(sock.getsockname()).toEqual([0, 0]);
    sock.bind([0, 0]);
    const [pid, groups] = sock.getsockname<[number, number]>();
    expect([pid > 0, groups]).toEqual([true, 0]);
    await sock.sendto(request(RTM_GETLINK, NLM_F_REQUEST | 0x300, 1, IFINFO), [0, 0]);
    expect((await sock.recvfrom(65536))[1]).toEqual([0, 0]);
    const given = open();
    given.bind([123456789, RTMGRP_LINK]);
    expect(given.getsockname()).toEqual([123456789, RTMGRP_LINK]);
    expect(await raised(() => open().bind([123456789, 0]))).toMatchObject({ errno: 98 });
  });

  it('connect() names the peer', async () => {
    const sock = open();
    await sock.connect([0, 0]);
    expect(sock.getpeername()).toEqual([0, 0]);
    expect((await links(sock)).map(linkName)).toEqual(['lo']);
  });

  it('a member of a group hears of links that come and go, from that group', async () => {
    const sock = open();
    sock.bind([0, RTMGRP_LINK]);
    network().run('ip', 'link', 'add', 'heard', 'type', 'veth', 'peer', 'name', 'end');
    network().run('ip', 'link', 'del', 'heard');
    const heard: string[] = [];
    const names = new Map([
      [RTM_NEWLINK, 'new'],
      [RTM_DELLINK, 'gone'],
    ]);
    while (!heard.includes('gone heard') || !heard.includes('gone end')) {
      const [bytes, address] = await sock.recvfrom(65536);
      expect(address).toEqual([0, RTMGRP_LINK]);
      for (const message of messages(bytes)) {
        heard.push(`${names.get(message.type)} ${linkName(message)}`);
      }
    }
    expect(heard).toContain('new heard');
    expect(heard).toContain('new end');
  });

  it('membership is an option too', async () => {
    const [SOL_NETLINK, ADD_MEMBERSHIP, RTNLGRP_LINK] = [270, 1, 1];
    const sock = open();
    // An unbound socket has the kernel's own number, 0, and would not receive the kernel's messages.
    sock.bind([0, 0]);
    sock.setsockopt(SOL_NETLINK, ADD_MEMBERSHIP, RTNLGRP_LINK);
    expect(sock.getsockname()).toMatchObject({ 1: RTMGRP_LINK });
    network().run('ip', 'link', 'set', 'lo', 'mtu', '60000');
    expect(messages(await sock.recv(65536)).map(linkName)).toEqual(['lo']);
  });

  it('who is no member hears nothing', async () => {
    const sock = open();
    sock.bind([0, 0]);
    network().run('ip', 'link', 'set', 'lo', 'mtu', '61000');
    sock.setblocking(false);
    expect(await raised(() => sock.recv(65536))).toBeInstanceOf(socket.BlockingIOError);
  });

  it('nonsense is answered with its errno and its header', async () => {
    const sock = open();
    const nonsense = request(9999, NLM_F_REQUEST, 77, AF_UNSPEC);
    await sock.send(nonsense);
    const [answer] = messages(await sock.recv(65536));
    expect(answer).toMatchObject({ type: NLMSG_ERROR, sequence: 77 });
    const [code = 0] = unpack('=i', answer?.body ?? Buffer.alloc(4));
    expect(code).toBe(-95);
    expect(answer?.body.subarray(4, 4 + 12)).toEqual(nonsense.subarray(0, 12));
  });

  it('what was done is acknowledged with 0, what names no link with ENODEV', async () => {
    const sock = open();
    const change = (index: number, sequence: number): Buffer => {
      const body = pack('=BxHiII', 0, 0, index, 0, 0);
      return request(RTM_NEWLINK, NLM_F_REQUEST | NLM_F_ACK, sequence, body);
    };
    for (const [index, code] of [
      [1, 0],
      [999, -19],
    ] as const) {
      await sock.send(change(index, index));
      const [answer] = messages(await sock.recv(65536));
      expect(answer).toMatchObject({ type: NLMSG_ERROR, sequence: index });
      expect(unpack('=i', answer?.body ?? Buffer.alloc(4))).toEqual([code]);
    }
  });

  it('a buffer that is too small cuts an answer, and says so', async () => {
    const sock = open();
    await sock.send(request(RTM_GETLINK, NLM_F_REQUEST | 0x300, 1, IFINFO));
    const [data, ancdata, flags, address] = await sock.recvmsg(20);
    expect([data.length, ancdata, address]).toEqual([20, [], [0, 0]]);
    expect(flags & socket.MSG_TRUNC).toBe(socket.MSG_TRUNC);
  });
});
