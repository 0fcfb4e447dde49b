import { scenario, withKeywords } from '../scenario.js';

export const createServer = [
  scenario('create-server: results', {
    lines: [
      "! s = socket.create_server(T('127.0.0.1', 0))",
      'T(s, s.getsockopt(SOL_SOCKET, SO_REUSEADDR))',
      'T(s.getsockopt(SOL_SOCKET, SO_REUSEPORT), s.gettimeout())',
      's.getsockopt(SOL_SOCKET, SO_ACCEPTCONN)',
      "socket.create_server(T('', 0)).getsockname()[0]",
      "socket.create_server(T('localhost', 0)).getsockname()[0]",
      {
        py: "! s = socket.create_server(T('::1', 0), family=AF_INET6)",
        js: "! s = socket.create_server(T('::1', 0), { family: AF_INET6 })",
      },
      's.getsockopt(IPPROTO_IPV6, IPV6_V6ONLY)',
      {
        py: "! s = socket.create_server(T('', 0), family=AF_INET6)",
        js: "! s = socket.create_server(T('', 0), { family: AF_INET6 })",
      },
      'T(s.getsockname()[0], s.getsockopt(IPPROTO_IPV6, IPV6_V6ONLY))',
      {
        py: "! s = socket.create_server(T('', 0), family=AF_INET6, dualstack_ipv6=True)",
        js: "! s = socket.create_server(T('', 0), { family: AF_INET6, dualstack_ipv6: True })",
      },
      'T(s.getsockname()[0], s.getsockopt(IPPROTO_IPV6, IPV6_V6ONLY))',
      {
        py: "! s = socket.create_server(T('127.0.0.1', 0), reuse_port=True)",
        js: "! s = socket.create_server(T('127.0.0.1', 0), { reuse_port: True })",
      },
      's.getsockopt(SOL_SOCKET, SO_REUSEPORT)',
      {
        py: "socket.create_server(T('127.0.0.1', 0), backlog=0)",
        js: "socket.create_server(T('127.0.0.1', 0), { backlog: 0 })",
      },
      {
        py: "socket.create_server(T('127.0.0.1', 0), backlog=-3)",
        js: "socket.create_server(T('127.0.0.1', 0), { backlog: -3 })",
      },
      {
        py: "socket.create_server('pth', family=AF_UNIX)",
        js: "socket.create_server('pth', { family: AF_UNIX })",
      },
      {
        py: "socket.create_server('pth2', family=AF_UNIX, reuse_port=True)",
        js: "socket.create_server('pth2', { family: AF_UNIX, reuse_port: True })",
        until: '3.13',
      },
      'socket.has_dualstack_ipv6()',
      ...["b('')", "''", 'T()', 'nan'].map((value) =>
        withKeywords(`socket.create_server(T('', 0), «dualstack_ipv6=${value}»).family`),
      ),
      "socket.setdefaulttimeout(4); socket.create_server(T('127.0.0.1', 0)).gettimeout()",
    ],
  }),
  scenario('create-server: errors', {
    setup: ['l = listener()', 'ad = l.getsockname()'],
    lines: [
      'socket.create_server(ad)',
      "socket.create_server(T('192.0.2.7', 80))",
      { line: "socket.create_server(T('nosuch.invalid', 0))", live: true },
      "socket.create_server(T('127.0.0.1', 99999))",
      "socket.create_server(T('127.0.0.1', '80'))",
      "socket.create_server(T('127.0.0.1'))",
      "socket.create_server('127.0.0.1')",
      'socket.create_server(None)',
      "socket.create_server(T('::1', 0))",
      {
        py: "socket.create_server(T('127.0.0.1', 0), family=AF_INET6)",
        js: "socket.create_server(T('127.0.0.1', 0), { family: AF_INET6 })",
      },
      {
        py: "socket.create_server(T('', 0), dualstack_ipv6=True)",
        js: "socket.create_server(T('', 0), { dualstack_ipv6: True })",
      },
      {
        py: "socket.create_server(T('', 0), family=AF_INET, dualstack_ipv6=True)",
        js: "socket.create_server(T('', 0), { family: AF_INET, dualstack_ipv6: True })",
      },
      {
        py: "socket.create_server(T('127.0.0.1', 0), backlog='5')",
        js: "socket.create_server(T('127.0.0.1', 0), { backlog: '5' })",
      },
      "socket.create_server(T('127.0.0.1', 0), AF_INET)",
      {
        py: "socket.create_server(T('127.0.0.1', 0), family=9999)",
        js: "socket.create_server(T('127.0.0.1', 0), { family: 9999 })",
      },
      {
        py: "socket.create_server('nodir/x', family=AF_UNIX)",
        js: "socket.create_server('nodir/x', { family: AF_UNIX })",
      },
      {
        py: "socket.create_server(rep('x', 200), family=AF_UNIX)",
        js: "socket.create_server(rep('x', 200), { family: AF_UNIX })",
      },
      'socket.create_server()',
    ],
  }),
];
