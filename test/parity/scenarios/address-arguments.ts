import { type LineSource, scenario } from '../scenario.js';

const METHODS = [
  ...['bind(@)', 'connect(@)', 'connect_ex(@)', "sendto(b('x'), @)", "sendto(b('x'), 0, @)"],
  "sendmsg(T(b('x')), T(), 0, @)",
];
const NO_ADDRESS = ['5', '1.5', 'True', "'x'", "b('x')", 'T()', 'nan'];
const PAIRS = [
  ...["T('127.0.0.1')", "T('127.0.0.1', 1, 2)", "T('127.0.0.1', 'x')", "T('127.0.0.1', None)"],
  ...[
    "T('127.0.0.1', 1.5)",
    "T('127.0.0.1', -1)",
    "T('127.0.0.1', 65536)",
    'T(None, 1)',
    'T(5, 1)',
  ],
  ...["T('127.0.0.1', big('4294967296'))", "T('a\\x00b', 1)", "T('::1', 1)", "T(T('x'), 1)"],
];
const PAIRS6 = [
  ...["T('::1')", "T('::1', 1, 2, 3, 4)", "T('::1', 'x')", "T('::1', 65536)", 'T(None, 1)'],
  ...["T('::1', 1, 'x')", "T('::1', 1, 1048576)", "T('::1', 1, -1)", "T('::1', 1, 0, 'x')"],
  ...["T('::1', 1, 1.5)", "T('127.0.0.1', 1)"],
];

/** Every method complains about an address in its own name. */
function said(sock: string, addresses: readonly string[]): LineSource[] {
  return METHODS.flatMap((method) =>
    addresses.map((address) => `${sock}.${method.replace('@', address)}`),
  );
}

/** With None as the address, sendmsg() has no address. */
const none = (sock: string): LineSource[] =>
  METHODS.slice(0, -1).map((method) => `${sock}.${method.replace('@', 'None')}`);

export const addressArguments = [
  scenario('address arguments: AF_INET', {
    setup: ['s = socket.socket(AF_INET, SOCK_DGRAM)'],
    lines: [...said('s', [...NO_ADDRESS, ...PAIRS]), ...none('s')],
  }),
  scenario('address arguments: AF_INET6', {
    setup: ['s = socket.socket(AF_INET6, SOCK_DGRAM)'],
    lines: [...said('s', [...NO_ADDRESS, ...PAIRS6]), ...none('s')],
  }),
  scenario('address arguments: AF_UNIX', {
    setup: ['s = socket.socket(AF_UNIX, SOCK_DGRAM)'],
    lines: [
      ...said('s', ['5', '1.5', 'True', "T('x', 1)", 'T()', "rep('x', 200)", "'a\\ud800'"]),
      ...none('s'),
    ],
  }),
  ...['AF_NETLINK', 'AF_PACKET', 'AF_VSOCK', 'AF_QIPCRTR', 'AF_TIPC', 'AF_ALG'].map((family) =>
    scenario(`address arguments: ${family}`, {
      needs: 'linux',
      setup: [`s = fake(${family}, SOCK_DGRAM)`],
      lines: [
        ...said('s', [...NO_ADDRESS, 'T(1)', "T('x', 'y')", 'T(1.5, 2)', 'T(1, 2, 3, 4, 5, 6, 7)']),
        ...none('s'),
      ],
    }),
  ),
  ...['CAN_RAW', 'CAN_ISOTP', 'CAN_J1939'].map((proto) =>
    scenario(`address arguments: AF_CAN, ${proto}`, {
      needs: 'linux',
      setup: [`s = fake(AF_CAN, SOCK_DGRAM, ${proto})`],
      lines: [
        ...said('s', [...NO_ADDRESS, 'T(1)', "T('x', 'y')", "T('nosuchdevice')", 'T(1.5, 2)']),
        ...none('s'),
      ],
    }),
  ),
];
