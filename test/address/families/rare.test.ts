/** Families that most kernels lack: an exchange where the kernel has one, otherwise its refusal. */
import { createHash } from 'node:crypto';
import socket, { type Address } from 'pysocket';
import { errno } from 'pysocket/builtins';
import { describe, expect, it } from 'vitest';
import { skip } from '../../helpers/lacking.js';
import { pack } from '../../../examples/helpers/struct';
import { raised, saying, systemError } from '../../helpers/errors.js';
import { type AnySocket, closing, FLAVOURS } from '../../helpers/flavours.js';
import { refusal } from '../../helpers/kernel.js';
import { ownNetwork, reasonAgainstNetwork } from '../../helpers/network.js';

const { AF_ALG, AF_BLUETOOTH, AF_CAN, AF_QIPCRTR, AF_RDS, AF_TIPC } = socket;
const { SOCK_DGRAM, SOCK_RAW, SOCK_RDM, SOCK_SEQPACKET, SOCK_STREAM } = socket;

interface Rare {
  readonly name: string;
  readonly kind: readonly [family: number, type: number, proto: number];
  /** True if the exchange needs a link that the test creates. */
  readonly needsNetwork?: true;
  exchange(open: () => AnySocket, ip: (...args: string[]) => string): Promise<void>;
}

/** Sends from one socket to another that is bound to an address. */
async function datagram(open: () => AnySocket, bound: Address, to: Address, data: Buffer) {
  const [sender, receiver] = [open(), open()];
  receiver.bind(bound);
  await sender.sendto(data, to);
  expect(await receiver.recv(100)).toEqual(data);
}

const RARE: readonly Rare[] = [
  {
    name: 'CAN_RAW, on a vcan link',
    kind: [AF_CAN, SOCK_RAW, socket.CAN_RAW],
    needsNetwork: true,
    async exchange(open, ip) {
      if (!ip('-o', 'link').includes('vcan0:')) ip('link', 'add', 'vcan0', 'type', 'vcan');
      ip('link', 'set', 'vcan0', 'up');
      const [a, b] = [open(), open()];
      for (const sock of [a, b]) sock.bind(['vcan0']);
      const frame = pack('=IB3x8s', 0x123, 3, Buffer.from('can'));
      await a.send(frame);
      expect(await b.recvfrom(16)).toEqual([frame, ['vcan0']]);
    },
  },
  {
    name: 'TIPC, by a name of the node',
    kind: [AF_TIPC, SOCK_RDM, 0],
    async exchange(open) {
      const { TIPC_ADDR_NAME, TIPC_ADDR_NAMESEQ, TIPC_NODE_SCOPE } = socket;
      const bound: Address = [TIPC_ADDR_NAMESEQ, 18888, 1, 10, TIPC_NODE_SCOPE];
      await datagram(open, bound, [TIPC_ADDR_NAME, 18888, 5, 0], Buffer.from('named'));
    },
  },
  {
    name: 'ALG, a hash',
    kind: [AF_ALG, SOCK_SEQPACKET, 0],
    async exchange(open) {
      const algorithm = open();
      algorithm.bind(['hash', 'sha256']);
      const operation = closing((await algorithm.accept())[0]);
      await operation.sendall(Buffer.from('abc'));
      expect(await operation.recv(64)).toEqual(createHash('sha256').update('abc').digest());
    },
  },
  {
    name: 'QIPCRTR, to a port of the node',
    kind: [AF_QIPCRTR, SOCK_DGRAM, 0],
    async exchange(open) {
      const address = open().getsockname<[node: number, port: number]>();
      await datagram(open, [address[0], 20000], [address[0], 20000], Buffer.from('routed'));
    },
  },
  {
    name: 'RDS, bound to an address of the machine',
    kind: [AF_RDS, SOCK_SEQPACKET, 0],
    async exchange(open) {
      const sock = open();
      sock.bind(['127.0.0.1', 18634]);
      expect(sock.getsockname()).toEqual(['127.0.0.1', 18634]);
    },
  },
  {
    name: 'BLUETOOTH, listening on any device',
    kind: [AF_BLUETOOTH, SOCK_STREAM, socket.BTPROTO_RFCOMM],
    async exchange(open) {
      const sock = open();
      sock.bind([socket.BDADDR_ANY, 17]);
      sock.listen();
      expect(sock.getsockname()).toEqual([socket.BDADDR_ANY, 17]);
    },
  },
];

const noNetwork = reasonAgainstNetwork() !== null;
const possible = RARE.filter(({ name, kind, needsNetwork = false }) => {
  const hindered = noNetwork && needsNetwork && refusal(...kind) === null;
  if (hindered) console.log(`not tested without a network: ${name}`);
  return !hindered;
});

describe.each(FLAVOURS)('$name', (flavour) => {
  const network = noNetwork ? null : ownNetwork();

  it.each(possible)('$name', async ({ kind, exchange }) => {
    if (!kind.every(Number.isInteger)) skip('the module does not name this family');
    const refused = refusal(...kind);
    if (refused === null) {
      const open = (): AnySocket =>
        network?.().socket(flavour, ...kind) ?? closing(flavour.socket(...kind));
      return exchange(open, (...args) => network?.().run('ip', ...args) ?? '');
    }
    if (refused === errno.EPROTONOSUPPORT) skip(`the family lacks this protocol: ${kind.join()}`);
    expect(refused).toBe(errno.EAFNOSUPPORT);
    expect(await raised(() => flavour.socket(...kind))).toMatchObject({
      ...saying(systemError('EAFNOSUPPORT'), 'Address family not supported by protocol'),
    });
  });
});
