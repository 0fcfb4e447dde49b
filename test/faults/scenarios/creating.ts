/** Calls that create sockets. */
import { PAIR, three } from './parts.js';
import type { Scenario } from './scenario.js';

export const CREATING: Scenario[] = [
  { name: 'socket()', call: three('put(got, socket.socket())'), raises: ['socket'] },
  { name: 'socketpair()', call: three('put(got, socketpair())'), raises: ['socketpair'] },
  {
    name: 'socket(fileno)',
    setup: ['fd = socket.socket().detach()'],
    call: 'a = wrap(fd)',
    then: ['a.detach()', 'socket.close(fd)'],
    raises: ['getsockname'],
  },
  { name: 'dup()', setup: [PAIR], call: three('put(got, a.dup())'), raises: ['fcntl_dupfd'] },
  {
    name: 'fromfd()',
    setup: [PAIR],
    call: three('put(got, fromfd(a.fileno(), AF_UNIX, SOCK_STREAM))'),
    raises: ['fcntl_dupfd'],
  },
  {
    name: 'create_server()',
    call: "s = create_server(address('127.0.0.1', 0))",
    raises: ['socket', 'bind', 'listen'],
  },
  { name: 'create_server() of IPv6', call: 's = server6()', raises: ['socket', 'bind', 'listen'] },
  {
    name: 'create_connection()',
    setup: ["l = create_server(address('127.0.0.1', 0)); to = l.getsockname()"],
    call: 's = create_connection(to)',
    raises: ['socket', 'connect'],
  },
  {
    name: 'create_connection() with a timeout',
    setup: ["l = create_server(address('127.0.0.1', 0)); to = l.getsockname()"],
    call: 's = create_connection(to, 5)',
    raises: ['socket', 'connect'],
  },
  { name: 'has_dualstack_ipv6()', call: 'has_dualstack_ipv6()', raises: [] },
];
