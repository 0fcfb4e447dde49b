import { type LineSource, scenario, withLambda } from '../scenario.js';

/** Hosts that the codec refuses, each for a different reason. Before Python 3.13, some had other messages. */
const REFUSED = [
  "'\\u00fc..test'",
  "'.\\u00fc'",
  "'\\u00fc..'",
  "'\\u3002'",
  "'\\u00ad.test'",
  "rep('\\u00fc', 64)",
  "'a.' + rep('a', 64) + '.\\u00fc'",
  "rep('\\uff41', 64)",
  "'a\\u2028'",
  "'\\u00fcb.a\\u00a0\\u00a0\\u1680'",
  "'\\ufdfa\\u2028'",
  "'\\ufffc'",
  "'\\ud800'",
  "'x.\\u0627a'",
  "'\\u06271'",
  "'1\\u0627'",
  "'xn--\\u00fc'",
  "'\\uff38N--\\u00fc'",
];
/** Hosts that the codec accepts but that do not exist. The resolver also knows no invalid host name. */
const UNKNOWN = [
  "'http://b\\u00fccher.test'",
  "'a b\\u00fc.test'",
  "'\\u0221.test'",
  "'\\u1b05\\u1b35.test'",
];
/** Ways to write b\u00fccher.test. */
const KNOWN = [
  "'b\\u00fccher.test'",
  "'B\\u00dcCHER\\u3002TEST'",
  "'bu\\u0308cher\\uff0etest.'",
  "'b\\u00fc\\u00adcher\\uff61test'",
  "'\\uff42\\u00fc\\uff43her.test'",
];
/** Calls in which a host becomes part of an address. */
const ADDRESSED = [
  (host: string) => `u.bind(T(${host}, 0))`,
  (host: string) => `u.connect(T(${host}, 9))`,
  (host: string) => `u.connect_ex(T(${host}, 9))`,
  (host: string) => `u.sendto(b('x'), T(${host}, 9))`,
  (host: string) => `u.sendmsg(T(b('x')), T(), 0, T(${host}, 9))`,
  (host: string) => `x.connect(T(${host}, 9))`,
  (host: string) => `getnameinfo(T(${host}, 9), 0)`,
];
const ASKED = [
  (host: string) => `gethostbyname(${host})`,
  (host: string) => `gethostbyname_ex(${host})`,
  (host: string) => `gethostbyaddr(${host})`,
  (host: string) => `getfqdn(${host})`,
  (host: string) => `getaddrinfo(${host}, 80, 0, SOCK_STREAM)`,
  (host: string) => `create_connection(T(${host}, 80))`,
  (host: string) => `create_server(T(${host}, 0))`,
];

const newer = (line: string): LineSource => ({ line, since: '3.13' });
const setup = ['u = udp()', 'x = socket.socket(AF_INET6, SOCK_DGRAM)'];
const [refused = '', , , dot = ''] = REFUSED;

export const idna = [
  scenario('idna: refused', {
    setup,
    lines: [
      ...REFUSED.map((host) => newer(`gethostbyname(${host})`)),
      ...REFUSED.map((host) => newer(`getaddrinfo(${host}, 80)`)),
      ...ASKED.flatMap((line) => [newer(line(refused)), newer(line(dot))]),
      ...REFUSED.map((host) => `u.connect(T(${host}, 9))`),
      ...ADDRESSED.flatMap((line) => [line(refused), line(dot)]),
      withLambda("! E = error_of(lambda: gethostbyname('b\\u00fc\\u2028'))"),
      newer('T(E.args, E.encoding, E.object, E.start, E.end, E.reason, str(E))'),
      'T(isinstance(E, UnicodeError), isinstance(E, ValueError), isinstance(E, OSError))',
    ],
  }),
  scenario('idna: names', {
    needs: 'machine',
    setup,
    lines: [
      ...KNOWN.map((host) => `gethostbyname(${host})`),
      ...UNKNOWN.map((host) => `gethostbyname(${host})`),
      ...ASKED.flatMap((line) => UNKNOWN.slice(0, 2).map(line)),
      ...ADDRESSED.flatMap((line) => UNKNOWN.slice(0, 2).map(line)),
      // An address skips the codec for an ASCII host; functions that take a host use it.
      ...ASKED.map((line) => newer(line("'a..b'"))),
      ...ADDRESSED.flatMap((line) => ["'a..b'", "'.'", "rep('a', 64)"].map(line)),
      ...KNOWN.map((host) => `u.connect(T(${host}, 9)); u.getpeername()`),
      "u.connect(T('\\uff1cbroadcast\\uff1e', 9))",
      "u.connect(T('\\uff11\\uff12\\uff17\\u3002\\uff11', 9)); u.getpeername()",
      "x.connect(T('\\uff1cbroadcast\\uff1e', 9))",
      "x.connect(T('\\uff1a\\uff1a\\uff11', 9)); x.getpeername()",
    ],
  }),
];
