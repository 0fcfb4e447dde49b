import { type LineSource, scenario } from '../scenario.js';

const keyword = (first: string, rest: string): LineSource => ({
  py: `c.sendfile(${first}, ${rest.replace(': ', '=')})`,
  js: `c.sendfile(${first}, { ${rest} })`,
});

/** AttributeError is JavaScript's own TypeError, with a message that the package chooses. */
const attributeError = (line: string): LineSource => ({
  py: `E = error_of(lambda: ${line}); T(kind(E) == 'AttributeError', str(E))`,
  js: `E = error_of(() => ${line}); T(kind(E) === 'TypeError', str(E.message))`,
});

export const sendfile = [
  scenario('sendfile: a regular file', {
    setup: ["f = data_file('data', rep(b('0123456789'), 1000))", '[c, s] = tcp()'],
    lines: [
      'T(c.sendfile(f), tell(f), len(s.recv(20000)) > 0)',
      'T(c.sendfile(f), tell(f))',
      'T(c.sendfile(f, 100), tell(f))',
      'T(c.sendfile(f, 100, 50), tell(f))',
      {
        py: 'T(c.sendfile(f, offset=0, count=10 ** 9), tell(f))',
        js: 'T(c.sendfile(f, { offset: 0, count: 10 ** 9 }), tell(f))',
      },
      'T(c.sendfile(f, 1000000000), tell(f))',
      keyword('f', 'count: 0'),
      keyword('f', 'count: -1'),
      keyword('f', 'count: 1.5'),
      keyword('f', "count: '1'"),
      keyword('f', 'count: nan'),
      keyword('f', "count: b('x')"),
      keyword('f', 'count: T(1)'),
      keyword('f', 'count: False'),
      keyword('f', 'count: True'),
      keyword('f', "count: big('-1180591620717411303424')"),
      keyword('f', "count: big('1180591620717411303424')"),
      'tell(f)',
      'c.sendfile(f, -1)',
      "c.sendfile(f, 'x')",
      'c.sendfile(f, 1.5)',
      "c.sendfile(f, b('x'))",
      'T(c.sendfile(f, True), tell(f))',
      "c.sendfile(f, big('1180591620717411303424'))",
      "c.sendfile(f, big('9223372036854775807'))",
      "c.sendfile(f, big('-9223372036854775808'))",
      'tell(f)',
      'c.sendfile()',
      'c.sendfile(f, 0, None, 1)',
      { py: 'c.sendfile(f, 0, cnt=1)', js: 'c.sendfile(f, 0, { cnt: 1 })' },
      { py: 'c.sendfile(f, file=1)', js: 'c.sendfile(f, { file: 1 })' },
      { py: 'c.sendfile(offset=3)', js: 'c.sendfile({ offset: 3 })' },
      {
        py: 'T(c.sendfile(file=f, offset=9999), tell(f))',
        js: 'T(c.sendfile({ file: f, offset: 9999 }), tell(f))',
      },
    ],
  }),
  scenario('sendfile: what is sent', {
    setup: ["f = data_file('data', b('0123456789'))", '[c, s] = socketpair()'],
    lines: [
      'T(c.sendfile(f), s.recv(100), tell(f))',
      'T(c.sendfile(f, 3), s.recv(100), tell(f))',
      'T(c.sendfile(f, 3, 4), s.recv(100), tell(f))',
      'T(c.sendfile(f, 8, 4), s.recv(100), tell(f))',
      // A descriptor is sent from offset 0, whatever its position.
      'T(skip(f, 0), skip(f, 3))',
      'T(c.sendfile(f), s.recv(100), tell(f))',
      'T(c.sendfile(f, 10), tell(f))',
      "f = data_file('empty', b('')); T(c.sendfile(f), tell(f))",
      "f = open_file('/dev/null'); c.sendfile(f)",
    ],
  }),
  scenario('sendfile: files without a descriptor', {
    setup: ['[c, s] = tcp()'],
    lines: [
      "f = bytes_file(b('0123456789')); T(c.sendfile(f), tell(f), s.recv(100))",
      'rewind(f); T(c.sendfile(f, 3), tell(f), s.recv(100))',
      'T(c.sendfile(f, 2, 4), tell(f), s.recv(100))',
      'T(c.sendfile(f, 100), tell(f))',
      'rewind(f); skip(f, 3); T(c.sendfile(f), tell(f), s.recv(100))',
      "f = bytes_file(rep(b('x'), 20000)); T(c.sendfile(f), tell(f))",
      "f = bytes_file(rep(b('x'), 20000)); T(c.sendfile(f, 1000, 18999), tell(f))",
      "c.sendfile(text_file('text'))",
      "c.sendfile(bytes_file(b('')))",
      "f = reader(T(b('ab'), b('ab'))); c.sendfile(f)",
      "c.sendfile(reader(T('text', 1)))",
      'c.sendfile(reader(T(5, 1)))',
      "c.sendfile(reader(T(b('ab'), 'text')))",
      attributeError("c.sendfile(reader(T(b('ab'), 1)), 1)"),
      attributeError("c.sendfile('path')"),
      attributeError("c.sendfile('path', 3)"),
      attributeError('c.sendfile(None)'),
      attributeError('c.sendfile(1.5)'),
      attributeError('c.sendfile(True)'),
      attributeError("c.sendfile(b('x'))"),
    ],
  }),
  scenario('sendfile: mode and fileno', {
    setup: ["f = data_file('data', b('0123456789'))", '[c, s] = tcp()'],
    lines: [
      ...["'r'", "''", 'None', '5', '1.5', "T('r', 'x')", "'rb'", "T('b', 'x')"].map((mode) => ({
        py: `c.sendfile(reader(T(), {'mode': ${mode}}))`,
        js: `c.sendfile(reader(T(), { mode: ${mode} }))`,
      })),
      ...["'x'", '1.5', 'None', '-1', '99999', '1099511627776'].map((fd) => ({
        py: `c.sendfile(reader(T(), {'fileno': lambda: ${fd}}))`,
        js: `c.sendfile(reader(T(), { fileno: () => ${fd} }))`,
      })),
      {
        py: "def closed(): raise ValueError('I/O operation on closed file')\nc.sendfile(reader(T(), {'fileno': closed}))",
        js: "c.sendfile(reader(T(), { fileno: () => { throw new ValueError('I/O operation on closed file'); } }))",
      },
      {
        py: "def broken(): raise OSError(5, 'x')\nc.sendfile(reader(T(), {'fileno': broken}))",
        js: "c.sendfile(reader(T(), { fileno: () => { throw new OSError(5, 'x'); } }))",
      },
    ],
  }),
  scenario('sendfile: sockets that it refuses', {
    setup: ["f = data_file('data', rep(b('x'), 100))"],
    lines: [
      'udp().sendfile(f)',
      { py: 'udp().sendfile(f, count=0)', js: 'udp().sendfile(f, { count: 0 })' },
      'socket.socket(AF_UNIX, SOCK_SEQPACKET).sendfile(f)',
      '[c, s] = socketpair(AF_UNIX, SOCK_SEQPACKET); T(c.sendfile(f), len(s.recv(1000)))',
      '[c, s] = tcp(); c.setblocking(False); c.sendfile(f)',
      "c.sendfile(bytes_file(b('x')))",
      "c.sendfile(bytes_file(b('')))",
      "c.sendfile(open_file('/dev/null'))",
      "c.sendfile(open_file('/dev/null'), 'x')",
      'socket.socket().sendfile(f)',
      "socket.socket().sendfile(bytes_file(b('x')))",
      'x = socket.socket(); x.close(); x.sendfile(f)',
      "x.sendfile(bytes_file(b('x')))",
      "x.sendfile(bytes_file(b('')))",
      'x = socket.socket(); x.settimeout(0.1); x.close(); x.sendfile(f)',
      '[c, s] = socketpair(); c.shutdown(SHUT_WR); c.sendfile(f)',
      '[c, s] = socketpair(); s.close(); c.sendfile(f)',
      "c.sendfile(bytes_file(b('x')))",
    ],
  }),
  scenario('sendfile: raw sockets', {
    needs: 'root',
    setup: ["f = data_file('data', rep(b('x'), 100))"],
    lines: ['socket.socket(AF_INET, SOCK_RAW, IPPROTO_ICMP).sendfile(f)'],
  }),
  scenario('sendfile: time limits', {
    setup: [
      "f = data_file('data', rep(b('x'), 30000000))",
      '[c, s] = socketpair()',
      'c.settimeout(0.05)',
    ],
    lines: [
      'c.sendfile(f)',
      'between(0, tell(f), 30000000)',
      // There is no more room.
      'at = tell(f); c.sendfile(f)',
      'tell(f) - at',
      "g = bytes_file(rep(b('x'), 30000000)); c.sendfile(g)",
      'tell(g)',
      '[c, s] = socketpair(); c.settimeout(0.05); c.sendfile(g)',
      'between(0, tell(g), 30000000)',
      // Everything is sent, but then the socket is no longer writable.
      "[c, s] = socketpair(); c.settimeout(0.05); f = data_file('most', rep(b('x'), 100000)); c.sendfile(f)",
      'tell(f)',
      '[c, s] = socketpair(); c.settimeout(0.05); c.sendfile(f, 0, 100000)',
      'len(s.recv(1000000))',
      'T(c.sendfile(f, 0, 1000), len(s.recv(1000000)))',
    ],
  }),
];
