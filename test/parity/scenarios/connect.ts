import { scenario } from '../scenario.js';

export const connect = [
  scenario('connect: results', {
    setup: ['p = closed_port()'],
    lines: [
      "socket.socket().connect(T('127.0.0.1', p))",
      "socket.socket().connect_ex(T('127.0.0.1', p))",
      "s = socket.socket(); s.settimeout(2); s.connect(T('127.0.0.1', p))",
      "s = socket.socket(); s.settimeout(2); s.connect_ex(T('127.0.0.1', p))",
      'l = listener(); socket.socket().connect_ex(l.getsockname())',
      'c = socket.socket(); c.connect(l.getsockname()); c.connect(l.getsockname())',
      'c.connect_ex(l.getsockname())',
      'l.connect(l.getsockname())',
      { line: "socket.socket().connect_ex(T('nosuch.invalid', 80))", live: true },
      "socket.socket().connect_ex(T('127.0.0.1', 'x'))",
      "s = socket.socket(); s.close(); s.connect_ex(T('127.0.0.1', 1))",
      "socket.socket().connect(T('127.0.0.1', p), 5)",
      "socket.socket().connect('127.0.0.1', p)",
      'socket.socket().connect()',
      "u = udp(); u.connect(T('127.0.0.1', p)); u.send(b('x')); sleep(0.05); u.send(b('y'))",
      "u.send(b('z')); sleep(0.05); u.recv(1)",
      "socket.socket(AF_INET6).connect(T('127.0.0.1', p))",
    ],
  }),
  scenario('connect: connect_ex on timeout returns 11 (EAGAIN), not ETIMEDOUT', {
    setup: ['fl = full_listener()', 's = socket.socket()', 's.settimeout(0.05)'],
    lines: ['T(s.connect_ex(fl.getsockname()), 11, 110)', 'T(s.connect_ex(fl.getsockname()), 114)'],
  }),
  scenario('connect: binding twice, bind to in-use, foreign and privileged addresses', {
    setup: ['l = listener()'],
    lines: [
      'socket.socket().bind(l.getsockname())',
      "s = socket.socket(); s.bind(T('127.0.0.1', 0)); s.bind(T('127.0.0.1', 0))",
      "socket.socket().bind(T('192.0.2.77', 0))",
      { line: "socket.socket().bind(T('8.8.8.8', 80))", live: true },
    ],
  }),
];
