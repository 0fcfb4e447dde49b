import { scenario } from '../scenario.js';

export const accept = [
  scenario('accept: forms', {
    lines: [
      'socket.socket().accept()',
      'udp().accept()',
      '! l = listener(); c = socket.create_connection(l.getsockname()); r = l.accept()',
      'T(len(r), same(r[1], c.getsockname()))',
      'T(r[0].get_inheritable(), r[0].family, r[0].type, r[0].proto, l.proto)',
      'l.accept(1)',
      'socket.socket(AF_UNIX).accept()',
    ],
  }),
  scenario('accept: a subclass accepts plain sockets and duplicates itself', {
    setup: [
      {
        py: 'class Sub(socket.socket): pass',
        js: 'Sub = class Sub extends socket.socket {}',
      },
      { py: 's = Sub()', js: 's = new Sub()' },
      "s.bind(T('127.0.0.1', 0))",
      's.listen()',
      'c = socket.create_connection(s.getsockname())',
    ],
    lines: ['kind(s)', 'kind(s.accept()[0])', 'kind(s.dup())', 'isinstance(s, socket.socket)'],
  }),
];
