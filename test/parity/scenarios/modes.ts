import { scenario, withKeywords, withLambda } from '../scenario.js';

const MODES = ['settimeout(None)', 'settimeout(0)', 'settimeout(2)', 'settimeout(0.001)'];
const MODES_THAT_WAIT = ['settimeout(None)', 'settimeout(2)'];
const FLAGS = ['setblocking(True)', 'setblocking(False)'];

export const modes = [
  scenario('modes: the flag of the descriptor', {
    needs: 'linux',
    setup: ['s = socket.socket()'],
    lines: [
      'is_nonblocking(s)',
      ...[...MODES, ...FLAGS, ...MODES].map(
        (mode) => `T(s.${mode}, s.gettimeout(), s.getblocking(), is_nonblocking(s))`,
      ),
      'is_nonblocking(socket.socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK))',
      's.settimeout(2); d = s.dup(); T(d.gettimeout(), is_nonblocking(d))',
      'e = socket.fromfd(s.fileno(), AF_INET, SOCK_STREAM); T(e.gettimeout(), is_nonblocking(e))',
      'e.setblocking(True); T(is_nonblocking(e), is_nonblocking(s), s.gettimeout())',
      withKeywords(
        's.settimeout(0); w = socket.socket(«fileno=s.detach()»); T(w.gettimeout(), is_nonblocking(w))',
      ),
      '! w.close()',
    ],
  }),
  scenario('modes: the flag of the descriptor of accepted, connected and default sockets', {
    needs: 'linux',
    setup: ['l = listener()', 'ad = l.getsockname()'],
    lines: [
      'c = socket.create_connection(ad); [a, _] = l.accept(); T(is_nonblocking(c), is_nonblocking(a))',
      'l.settimeout(5); c = socket.create_connection(ad, 5); [a, _] = l.accept(); T(is_nonblocking(l), is_nonblocking(c), is_nonblocking(a))',
      "T(c.send(b('x')), a.recv(1), is_nonblocking(c), is_nonblocking(a))",
      'c.setblocking(True); T(c.connect_ex(ad), is_nonblocking(c))',
      '! socket.setdefaulttimeout(5)',
      'c = socket.create_connection(ad); [a, _] = l.accept(); T(is_nonblocking(c), is_nonblocking(a))',
      '[a, z] = socketpair(); T(is_nonblocking(a), is_nonblocking(z))',
      '! socket.setdefaulttimeout(0)',
      'is_nonblocking(socket.socket())',
      '! socket.setdefaulttimeout(None)',
      'is_nonblocking(socket.socket())',
    ],
  }),
  scenario('modes: flags of receiving calls', {
    setup: ['[c, s] = tcp()'],
    lines: [
      'c.recv(1, MSG_DONTWAIT)',
      'c.recvmsg(1, 0, MSG_DONTWAIT)',
      'c.recv(1, MSG_ERRQUEUE)',
      // The timeout applies whatever the flags are.
      '! c.settimeout(0.05)',
      'c.recv(1, MSG_DONTWAIT)',
      'c.recvfrom_into(buf(1), 0, MSG_DONTWAIT)',
      "s.send(b('abc')); sleep(0.02); T(c.recv(10, MSG_WAITALL), c.timeout)",
      '! c.setblocking(False)',
      "s.send(b('abc')); sleep(0.02); T(c.recv(10, MSG_WAITALL), c.timeout)",
      'c.recv(10, MSG_WAITALL)',
      '! c.setblocking(True)',
      "s.send(b('abc')); sleep(0.02); c.recv(10, MSG_WAITALL | MSG_DONTWAIT)",
      'c.recv(10, MSG_WAITALL | MSG_DONTWAIT)',
      "s.send(b('abc')); sleep(0.02); c.recv(3, MSG_WAITALL | MSG_PEEK)",
      's.shutdown(SHUT_WR); c.recv(10, MSG_WAITALL | MSG_PEEK)',
      'z = buf(4); T(c.recv_into(z, 0, MSG_WAITALL), z)',
      'c.recv(10, MSG_WAITALL)',
    ],
  }),
  ...MODES_THAT_WAIT.map((mode) =>
    scenario(`modes: MSG_WAITALL ends with the message that brought descriptors, ${mode}`, {
      needs: 'linux',
      setup: ['[a, z] = socketpair()', 'fd = a.fileno()', `z.${mode}`],
      lines: [
        'z.recv(6, MSG_WAITALL)',
        'z.recvfrom(6, MSG_WAITALL)',
        'x = buf(6); T(z.recv_into(x, 0, MSG_WAITALL), x)',
        'x = buf(6); T(z.recvfrom_into(x, 0, MSG_WAITALL), x)',
        'z.recvmsg(6, 0, MSG_WAITALL)',
        'z.recvmsg(6, 10, MSG_WAITALL)',
        'x = z.recvmsg(6, CMSG_SPACE(4), MSG_WAITALL); T(x[0], len(x[1]), x[2])',
        'x = buf(1); y = buf(5); T(z.recvmsg_into(T(x, y), 0, MSG_WAITALL), x, y)',
      ].flatMap((call) => [
        `socket.send_fds(a, T(b('abc')), T(fd)); a.send(b('def')); ${call}`,
        'z.recv(9)',
        // Descriptors that come with later bytes join the bytes already there, and end the call too.
        `a.send(b('ab')); socket.send_fds(a, T(b('c')), T(fd)); a.send(b('def')); ${call}`,
        'z.recv(9)',
        // A message that was partly read no longer has its descriptors.
        `socket.send_fds(a, T(b('xabc')), T(fd)); z.recv(1); a.send(b('def')); ${call}`,
      ]),
    }),
  ),
  scenario('modes: every receiving call collects with MSG_WAITALL, until the stream ends', {
    setup: ['[a, z] = socketpair()', "a.send(b('abcdefghijklmnopqrst'))", 'a.shutdown(SHUT_WR)'],
    lines: [
      'z.recv(3, MSG_WAITALL)',
      'z.recvfrom(3, MSG_WAITALL)',
      'x = buf(3); T(z.recv_into(x, 0, MSG_WAITALL), x)',
      'x = buf(3); T(z.recv_into(x, 2, MSG_WAITALL), x)',
      'x = buf(3); T(z.recvfrom_into(x, 0, MSG_WAITALL), x)',
      'z.recvmsg(3, 0, MSG_WAITALL)',
      'x = buf(1); y = buf(9); T(z.recvmsg_into(T(x, y), 0, MSG_WAITALL), x, y)',
      'z.recv(3, MSG_WAITALL)',
      'z.recv(0, MSG_WAITALL)',
      "z.recv('x', MSG_WAITALL)",
      'z.recv(-1, MSG_WAITALL)',
      'z.recv_into(buf(1), 2, MSG_WAITALL)',
    ],
  }),
  scenario('modes: accept() where nobody listens', {
    setup: ['u = udp()', '[c, s] = tcp()', 'n = socket.socket(AF_UNIX)'],
    lines: [
      ...['settimeout(None)', 'settimeout(0)'].flatMap((mode) => [
        `u.${mode}; u.accept()`,
        `c.${mode}; c.accept()`,
        `n.${mode}; n.accept()`,
        `x = socket.socket(); x.${mode}; x.accept()`,
      ]),
      'n.settimeout(0.05); n.accept()',
      'x = socket.socket(); x.settimeout(0.05); x.accept()',
      // An earlier call that found nothing does not change that.
      'u.settimeout(0.05); u.recv(1)',
      'u.settimeout(None); u.accept()',
    ],
  }),
  scenario('modes: calls that can only fail, with a timeout', {
    difference: '10',
    setup: ['l = listener()', 'u = udp()', '[c, s] = tcp()'],
    lines: [
      'l.settimeout(0.05); l.recv(1)',
      'u.settimeout(0.05); u.accept()',
      'c.settimeout(0.05); c.accept()',
      'c.recv(1, MSG_OOB)',
    ],
  }),
  scenario('modes: connect() to a full queue of a Unix socket', {
    setup: [
      'l = socket.socket(AF_UNIX)',
      "l.bind('full')",
      'l.listen(0)',
      'x = socket.socket(AF_UNIX)',
      "x.connect('full')",
    ],
    lines: [
      "y = socket.socket(AF_UNIX); y.setblocking(False); y.connect('full')",
      "y.connect_ex('full')",
      "y = socket.socket(AF_UNIX); y.settimeout(0.05); y.connect('full')",
      "y.connect_ex('full')",
      "[n, _] = l.accept(); y.connect_ex('full')",
    ],
  }),
  scenario('modes: a time limit is one deadline for all of sendall()', {
    setup: ['[a, z] = socketpair()', 'a.settimeout(0.3)', 'read_slowly(z)'],
    lines: ["a.sendall(rep(b('x'), 5000000))", "a.send(b('x'), MSG_DONTWAIT) >= 0", '! a.close()'],
  }),
  scenario('modes: attributes of the error that ends a wait', {
    setup: ['[c, s] = tcp()', 'c.settimeout(0.01)', 'l = listener()', 'l.settimeout(0.01)'],
    lines: [
      ...['c.recv(1)', 'l.accept()'].flatMap((call) => [
        withLambda(`! E = error_of(lambda: ${call})`),
        'T(kind(E), E.args, len(E.args), E.errno, E.strerror, E.filename, str(E))',
        'T(isinstance(E, TimeoutError), isinstance(E, socket.timeout), isinstance(E, OSError))',
        'T(isinstance(E, socket.error), isinstance(E, ConnectionError), isinstance(E, gaierror))',
        'T(isinstance(E, BlockingIOError), isinstance(E, InterruptedError), isinstance(E, ValueError))',
      ]),
    ],
  }),
];
