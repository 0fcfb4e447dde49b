import { scenario, withLambda } from '../scenario.js';

const STREAM = { py: 'type=SOCK_STREAM', js: '{ type: SOCK_STREAM }' };
const stream = (first: string) => ({
  py: `getaddrinfo(${first}, ${STREAM.py})`,
  js: `getaddrinfo(${first}, ${STREAM.js})`,
});
const keyword = (first: string, name: string, value: string) => ({
  py: `getaddrinfo(${first}, ${name}=${value})`,
  js: `getaddrinfo(${first}, { ${name}: ${value} })`,
});

// Only numeric hosts and the machine's own files: no line queries a name server.
export const getaddrinfo = [
  scenario('getaddrinfo: argument forms', {
    lines: [
      "getaddrinfo('127.0.0.1', 80)",
      stream("'127.0.0.1', '80'"),
      stream("b('127.0.0.1'), b('80')"),
      keyword("'127.0.0.1', 'http'", 'proto', 'IPPROTO_TCP'),
      stream("'127.0.0.1', None"),
      stream('None, 80'),
      stream("'127.0.0.1', ''"),
      { ...stream("'127.0.0.1', True"), until: '3.13' },
      keyword("'::1', 80", 'type', 'SOCK_DGRAM'),
      'getaddrinfo(None, 80, AF_INET, SOCK_STREAM, 0, AI_PASSIVE)',
      stream("'127.0.0.1', 65535"),
      stream("'127.0.0.1', 65616"),
      stream("'127.0.0.1', -1"),
      stream("'127.0.0.1', big('1180591620717411303424')"),
      keyword("'127.0.0.1', 80", 'type', 'SOCK_RAW'),
      keyword("'127.0.0.1', None", 'proto', 'IPPROTO_ICMP'),
      stream("'0x7f.1', 80"),
      stream("'127.1', 80"),
      stream("'127.0.0.1', '80\\0x'"),
      stream("b('127.0.0.1\\0x'), 80"),
    ],
  }),
  scenario('getaddrinfo: errors and their order', {
    lines: [
      'getaddrinfo()',
      "getaddrinfo('127.0.0.1')",
      'getaddrinfo(5, 80)',
      "getaddrinfo(5, 80, 'x')",
      'getaddrinfo(5, 1.5)',
      "getaddrinfo('127.0.0.1', 1.5)",
      "getaddrinfo('127.0.0.1', 80, 'x')",
      "getaddrinfo('127.0.0.1', 80, None)",
      keyword("'127.0.0.1', 80", 'type', "'x'"),
      keyword("'127.0.0.1', 80", 'socktype', '1'),
      'getaddrinfo(None, None)',
      "getaddrinfo('', '')",
      "getaddrinfo('127.0.0.1', 'http', 0, 0, 0, AI_NUMERICSERV)",
      "getaddrinfo('127.0.0.1', 'nosuchservice')",
      "getaddrinfo('127.0.0.1', 'http ')",
      "getaddrinfo('127.0.0.1', 80, AF_INET6)",
      "getaddrinfo('::1', 80, AF_INET)",
      "getaddrinfo('127.0.0.1', 80, 9999)",
      keyword("'127.0.0.1', 80", 'type', '9999'),
      keyword("'127.0.0.1', 80", 'proto', '9999'),
      keyword("'127.0.0.1', 80", 'flags', '65536'),
      keyword("'127.0.0.1', 80", 'flags', '-1'),
      keyword("'127.0.0.1', 80", 'flags', 'big(1099511627776)'),
      keyword('None, 80', 'flags', 'AI_CANONNAME'),
      { line: "getaddrinfo(rep('a', 64), 80)", since: '3.13' },
      { line: "getaddrinfo('a..b', 80)", since: '3.13' },
      { line: "getaddrinfo('.', 80)", since: '3.13' },
      "getaddrinfo('127.0.0.1', '\\ud800')",
      "getaddrinfo('127.0.0.1', '\\udc80')",
      "getaddrinfo(' 127.0.0.1', 80, 0, 0, 0, AI_NUMERICHOST)",
      withLambda("! E = error_of(lambda: getaddrinfo('127.0.0.1', 80, AF_INET6))"),
      'T(E.args, E.errno, E.strerror, str(E), same(E.errno, EAI_ADDRFAMILY))',
      'T(isinstance(E, gaierror), isinstance(E, OSError), isinstance(E, herror))',
    ],
  }),
];
