/**
 * Which addresses AF_BLUETOOTH rejects, in the forms of Python 3.14; the reference, 3.13, is built
 * without it. Only the checks are real: the descriptor belongs to a UDP socket, whose kernel side
 * answers EINVAL to an address that passes them.
 */
import socket, { type Address } from 'pysocket';
import { describe, expect, it } from 'vitest';
import { raised } from '../../helpers/errors.js';
import { type AnySocket, blocking, BOTH, closing, type Flavour } from '../../helpers/flavours.js';
import { needNames } from '../../helpers/kernel.js';
import { sayLacking } from '../../helpers/lacking.js';

const { AF_BLUETOOTH, BTPROTO_HCI, BTPROTO_L2CAP, BTPROTO_RFCOMM, BTPROTO_SCO } = socket;

const WRONG = 'bind(): wrong format';
const BAD = 'bad bluetooth address';
const KERNEL = '[Errno 22] Invalid argument';
/** The kernel's error for an address that is not of the descriptor's family. */
const REFUSED = /^\[(Errno 22\] Invalid argument|WinError 100(22|47)\] .+)$/;
const ANY = '00:00:00:00:00:00';

const ROWS: [proto: number, name: string, cases: [address: unknown, message: string][]][] = [
  [
    BTPROTO_L2CAP,
    'L2CAP',
    [
      ['x', WRONG],
      [[], WRONG],
      [[ANY], WRONG],
      [[ANY, 'x'], WRONG],
      [[ANY, null], WRONG],
      [[5, 1], WRONG],
      [[`${ANY}\0`, 1], WRONG],
      [['\ud800', 1], WRONG],
      [[ANY, 1, 2, 3, 4], WRONG],
      [['zz', 1], BAD],
      [['', 1], BAD],
      [['00:00:00:00:00', 1], BAD],
      [[`${ANY}:00`, 1], BAD],
      [['00:00:00:00:00:100', 1], BAD],
      [['00:00:00:00:00:-1', 1], BAD],
      [[ANY, -1], KERNEL],
      [[ANY, 65536], KERNEL],
      [[ANY, 1, 2, 256], KERNEL],
      [['0:1:2:3:4:5', 1], KERNEL],
    ],
  ],
  [
    BTPROTO_RFCOMM,
    'RFCOMM',
    [
      ['x', WRONG],
      [[ANY], WRONG],
      [[ANY, 1, 2], WRONG],
      [['bad', 1], BAD],
      [[ANY, 256], KERNEL],
      [[ANY, 1], KERNEL],
    ],
  ],
  [
    BTPROTO_HCI,
    'HCI',
    [
      ['x', WRONG],
      [null, WRONG],
      [1.5, WRONG],
      [[], WRONG],
      [[0, 0, 0], WRONG],
      [['x'], WRONG],
      [0, KERNEL],
      [0n, KERNEL],
      [[0], KERNEL],
      [[0, 1], KERNEL],
      [70000, KERNEL],
    ],
  ],
  [
    BTPROTO_SCO,
    'SCO',
    [
      [5, WRONG],
      [[ANY], WRONG],
      ['bad', BAD],
      [Buffer.from('bad'), BAD],
      [ANY, KERNEL],
      [Buffer.from(ANY), KERNEL],
    ],
  ],
  [77, 'another protocol', [[[ANY, 1], 'bind(): unknown Bluetooth protocol']]],
];

function wearing(proto: number, { module }: Flavour = blocking): AnySocket {
  const fd = module.socket(socket.AF_INET, socket.SOCK_DGRAM).detach();
  return closing(module.socket(AF_BLUETOOTH, socket.SOCK_STREAM, proto, { fileno: fd }));
}

/** The protocols that this system knows. */
const KNOWN = ROWS.filter(([proto]) => Number.isInteger(proto));
if (KNOWN.length < ROWS.length) sayLacking('some protocols of Bluetooth');

describe.each(KNOWN)('protocol %i: %s', (proto, _name, cases) => {
  it.each(cases)('bind(%o): %s', (address, message) => {
    const sock = wearing(proto);
    const text: unknown = message === KERNEL ? expect.stringMatching(REFUSED) : message;
    expect(() => sock.bind(address as Address)).toThrow(
      expect.objectContaining({ name: 'OSError', message: text }),
    );
  });
});

it.each(BOTH)('a protocol without a rule has no names, $name', async (flavour) => {
  const sock = wearing(77, flavour);
  const expected = { name: 'OSError', message: 'getsockaddrlen: unknown BT protocol' };
  for (const call of [
    () => sock.getsockname(),
    () => sock.getpeername(),
    () => sock.accept(),
    () => sock.recvfrom(1),
    ...('recvmsg' in sock ? [() => sock.recvmsg(1)] : []),
  ]) {
    expect(await raised(call)).toMatchObject(expected);
  }
});

it.each(KNOWN.slice(0, -1))(
  'four billion parts are too many, and no reason to end the process, protocol %i',
  (proto) => {
    const sock = wearing(proto);
    expect(() => sock.bind(new Array(2 ** 32 - 1) as never)).toThrow(WRONG);
  },
);

it.each(BOTH)('names the caller, $name', async (flavour) => {
  needNames('BTPROTO_SCO');
  const sock = wearing(BTPROTO_SCO, flavour);
  expect((await raised(() => sock.connect(5))).message).toBe('connect(): wrong format');
  expect((await raised(() => sock.connect_ex(5))).message).toBe('connect_ex(): wrong format');
  expect((await raised(() => sock.sendto(Buffer.from('x'), 5))).message).toBe(
    'sendto(): wrong format',
  );
  expect((await raised(() => sock.sendmsg([], [], 0, 5))).message).toBe('sendmsg(): wrong format');
});
