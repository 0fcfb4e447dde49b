/**
 * Linux's families, which most kernels do not use, down to the bytes of their sockaddrs: how an address
 * is encoded, and that decoding restores it.
 */
import socket, { type Address } from 'pysocket';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { internal } from '../../helpers/internal.js';
import { needNames } from '../../helpers/kernel.js';
import { bytesOf, readUint16 } from '../../helpers/native-order.js';

beforeEach(() => needNames('AF_PACKET'));

interface Endpoint {
  fd: number;
  family: number;
  proto: number;
}
const { encode, decode } = internal('address/address') as {
  encode(caller: string, sock: Endpoint, address: unknown): Uint8Array;
  decode(flat: unknown, sock: Endpoint): unknown;
};
const { leftAddress } = internal('addon/flat-address') as { leftAddress: unknown };
const { exchange, sockaddr } = internal('addon/exchange') as {
  exchange: ArrayBuffer;
  sockaddr: Uint8Array;
};

const { AF_ALG, AF_BLUETOOTH, AF_CAN, AF_NETLINK, AF_PACKET, AF_QIPCRTR, AF_TIPC, AF_VSOCK } =
  socket;
const { BTPROTO_HCI, BTPROTO_L2CAP, BTPROTO_RFCOMM, BTPROTO_SCO } = socket;
const { CAN_BCM, CAN_ISOTP, CAN_J1939, CAN_RAW } = socket;
const { TIPC_ADDR_ID, TIPC_ADDR_NAME, TIPC_ADDR_NAMESEQ, TIPC_NODE_SCOPE } = socket;

const [loopback = [0]] = socket.if_nameindex();
const lo = loopback[0].toString(16).padStart(8, '0');
const zeros = (count: number): string => '00'.repeat(count);
const text = (value: string, size: number): string =>
  Buffer.from(value.padEnd(size, '\0')).toString('hex');

type Row = [
  title: string,
  family: number,
  proto: number,
  address: Address,
  hex: string,
  returned?: unknown,
];

/** In the order of the kernel's structures. '=' introduces a number in the machine's byte order. */
const ROWS: Row[] = [
  ['netlink', AF_NETLINK, 0, [0x11223344, 5], '=0010 0000 =11223344 =00000005'],
  [
    'packet',
    AF_PACKET,
    0,
    ['lo', 0x0806, 3, 7, Buffer.from('abcdef')],
    `=0011 0806 =${lo} =0007 03 06 616263646566 0000`,
  ],
  [
    'packet, shortest',
    AF_PACKET,
    0,
    ['lo', 3],
    `=0011 0003 =${lo} 0000 00 00 ${zeros(8)}`,
    ['lo', 3, 0, 0, Buffer.alloc(0)],
  ],
  ['vsock', AF_VSOCK, 0, [2, 1024], `=0028 0000 =00000400 =00000002 ${zeros(4)}`],
  [
    'vsock, cut to 32 bits',
    AF_VSOCK,
    0,
    [-1, 2 ** 32 + 5],
    `=0028 0000 =00000005 ffffffff ${zeros(4)}`,
    [0xffffffff, 5],
  ],
  ['qipcrtr', AF_QIPCRTR, 0, [1, 2], '=002a 0000 =00000001 =00000002'],
  ['can raw', AF_CAN, CAN_RAW, ['lo'], `=001d 0000 =${lo} ${zeros(16)}`],
  ['can, every interface', AF_CAN, CAN_BCM, [''], `=001d 0000 ${zeros(20)}`],
  [
    'can isotp',
    AF_CAN,
    CAN_ISOTP,
    ['lo', 0x123, 0x98765432],
    `=001d 0000 =${lo} =00000123 =98765432 ${zeros(8)}`,
  ],
  [
    'can j1939',
    AF_CAN,
    CAN_J1939,
    ['lo', 0x1122334455667788n, 0x12345, 0x20],
    `=001d 0000 =${lo} =1122334455667788 =00012345 20 ${zeros(3)}`,
  ],
  [
    'can j1939, a small name is a number',
    AF_CAN,
    CAN_J1939,
    ['lo', 5n, 1, 0x120],
    `=001d 0000 =${lo} =${zeros(7)}05 =00000001 20 ${zeros(3)}`,
    ['lo', 5, 1, 0x20],
  ],
  [
    'tipc, a range of names',
    AF_TIPC,
    0,
    [TIPC_ADDR_NAMESEQ, 1000, 5, 9, TIPC_NODE_SCOPE],
    '=001e 01 03 =000003e8 =00000005 =00000009',
  ],
  [
    'tipc, a name in the cluster',
    AF_TIPC,
    0,
    [TIPC_ADDR_NAME, 1000, 5, 9],
    '=001e 02 02 =000003e8 =00000005 00000000',
    [TIPC_ADDR_NAME, 1000, 5, 5, 2],
  ],
  [
    'tipc, a socket: node, reference',
    AF_TIPC,
    0,
    [TIPC_ADDR_ID, 7, 8, 9],
    '=001e 03 02 =00000008 =00000007 00000000',
    [TIPC_ADDR_ID, 7, 8, 0, 2],
  ],
  [
    'alg',
    AF_ALG,
    0,
    ['skcipher', 'cbc(aes)', 1, 2],
    `=0026 ${text('skcipher', 14)} =00000001 =00000002 ${text('cbc(aes)', 64)}`,
  ],
  [
    'l2cap',
    AF_BLUETOOTH,
    BTPROTO_L2CAP,
    ['01:23:45:67:89:AB', 0x1001, 0x40, 1],
    '=001f 0110 ab8967452301 4000 01 00',
  ],
  [
    'l2cap without a channel',
    AF_BLUETOOTH,
    BTPROTO_L2CAP,
    ['0:1:2:3:4:f5', 0x1001],
    '=001f 0110 f50403020100 0000 00 00',
    ['00:01:02:03:04:F5', 0x1001],
  ],
  [
    'l2cap with a channel',
    AF_BLUETOOTH,
    BTPROTO_L2CAP,
    ['00:00:00:00:00:00', 1, 4],
    `=001f 0100 ${zeros(6)} 0400 00 00`,
  ],
  ['rfcomm', AF_BLUETOOTH, BTPROTO_RFCOMM, ['01:23:45:67:89:AB', 5], '=001f ab8967452301 05 00'],
  ['hci', AF_BLUETOOTH, BTPROTO_HCI, 3, '=001f =0003 =0000'],
  ['hci, in a tuple', AF_BLUETOOTH, BTPROTO_HCI, [3], '=001f =0003 =0000', 3],
  ['hci, with a channel', AF_BLUETOOTH, BTPROTO_HCI, [3, 1], '=001f =0003 =0001'],
  ['sco', AF_BLUETOOTH, BTPROTO_SCO, '01:23:45:67:89:AB', '=001f ab8967452301'],
  [
    'sco, from bytes',
    AF_BLUETOOTH,
    BTPROTO_SCO,
    Buffer.from('01:23:45:67:89:ab'),
    '=001f ab8967452301',
    '01:23:45:67:89:AB',
  ],
];

const words = new Int32Array(exchange, 0, 16);

/** Leaves what the natives leave for an address of such a family: the raw bytes after sa_family. */
function leave(bytes: Uint8Array): void {
  words.fill(0);
  words[0] = readUint16(bytes);
  words[8] = bytes.length - 2;
  new Uint8Array(exchange, 64).set(bytes.subarray(2));
}

describe.each(ROWS)('%s', (_title, family, proto, address, hex, returned = address) => {
  // Names of interfaces are looked up with the socket's descriptor.
  const sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM);
  const endpoint = { fd: sock.fileno(), family, proto };
  const expected = bytesOf(hex);
  // Closing the socket here also keeps the garbage collector from closing it earlier.
  afterAll(() => {
    sock.close();
  });

  it('goes out', () => {
    sockaddr.fill(0xee);
    const encoded = encode('bind', endpoint, address);
    expect(Buffer.from(encoded).toString('hex')).toBe(expected.toString('hex'));
  });

  it('comes back', () => {
    leave(expected);
    expect(decode(leftAddress, endpoint)).toEqual(returned);
  });

  it('comes back cut short, without what is not there', () => {
    for (let size = 2; size < expected.length; size++) {
      leave(expected.subarray(0, size));
      expect(() => decode(leftAddress, endpoint)).not.toThrow(RangeError);
    }
  });
});

describe('what an address that came back may be', () => {
  it('a hardware address may be longer than eight bytes', () => {
    const fd = socket.socket(socket.AF_INET, socket.SOCK_DGRAM).detach();
    const address = Buffer.alloc(20, 'x');
    leave(Buffer.concat([bytesOf(`=0011 0003 =${lo} =0020 00 14`), address]));
    expect(decode(leftAddress, { fd, family: AF_PACKET, proto: 0 })).toEqual([
      'lo',
      3,
      0,
      0x20,
      address,
    ]);
    socket.close(fd);
  });

  it('an interface that has gone has no name', () => {
    const fd = socket.socket(socket.AF_INET, socket.SOCK_DGRAM).detach();
    leave(bytesOf(`=0011 0003 =7fffffff ${zeros(12)}`));
    expect(decode(leftAddress, { fd, family: AF_PACKET, proto: 0 })).toEqual([
      '',
      3,
      0,
      0,
      Buffer.alloc(0),
    ]);
    leave(bytesOf(`=001d 0000 =7fffffff ${zeros(16)}`));
    expect(decode(leftAddress, { fd, family: AF_CAN, proto: CAN_RAW })).toEqual(['']);
    socket.close(fd);
  });

  it('TIPC knows three kinds', () => {
    leave(bytesOf(`=001e 09 00 ${zeros(12)}`));
    expect(() => decode(leftAddress, { fd: -1, family: AF_TIPC, proto: 0 })).toThrow(
      'Invalid address type',
    );
  });
});
