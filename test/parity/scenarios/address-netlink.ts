import { scenario } from '../scenario.js';

export const addressNetlink = [
  scenario('address-netlink: forms', {
    needs: 'linux',
    setup: ['s = socket.socket(AF_NETLINK, SOCK_RAW, NETLINK_ROUTE)'],
    lines: [
      's.getsockname()',
      "s.bind('x')",
      's.bind(5)',
      's.bind(T())',
      's.bind(T(0))',
      's.bind(T(0, 0, 0))',
      "s.bind(T('0', 0))",
      's.bind(T(0, None))',
      's.bind(T(0, 1.5))',
      's.bind(T(-1, 0))',
      's.close(); s = socket.socket(AF_NETLINK, SOCK_RAW, NETLINK_ROUTE); s.bind(T(pow2(32) + 77, 0)); s.getsockname()',
      's.close(); s = socket.socket(AF_NETLINK, SOCK_RAW, NETLINK_ROUTE); s.bind(T(0, 0)); T(s.getsockname()[0] > 0, s.getsockname()[1])',
      's.connect(T(0, 0)); s.getpeername()',
      's.connect_ex(5)',
      "s.sendto(rep(b('x'), 16), T('a', 0))",
      "s.sendto(b('\\x14\\x00\\x00\\x00\\x12\\x00\\x01\\x03\\x01\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00'), T(0, 0)); s.recvfrom(65536)[1]",
      's.bind(None)',
      "s.bind(b('ab'))",
      's.bind(T(True, 0))',
    ],
  }),
];
