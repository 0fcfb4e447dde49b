import { scenario, withKeywords } from '../scenario.js';

export const createConnection = [
  scenario('create-connection: signature and results', {
    setup: ['l = listener()', 'ad = l.getsockname()'],
    lines: [
      '! c = socket.create_connection(ad)',
      'T(c.gettimeout(), c.family, c.type, c.proto, same(c.getpeername(), ad))',
      "socket.create_connection(T('localhost', ad[1])).family",
      "same(socket.create_connection(T(b('127.0.0.1'), ad[1])).getpeername(), ad)",
      "same(socket.create_connection(T('127.0.0.1', str(ad[1]))).getpeername(), ad)",
      { line: "socket.create_connection(T('', ad[1])).getpeername()[0]", live: true },
      'socket.create_connection(T(None, ad[1])).getpeername()[0]',
      'same(socket.create_connection(T(ad[0], ad[1])).getpeername(), ad)',
      'socket.create_connection(ad, 5).gettimeout()',
      {
        py: 'socket.create_connection(ad, timeout=None).gettimeout()',
        js: 'socket.create_connection(ad, { timeout: None }).gettimeout()',
      },
      'socket.create_connection(ad, 2.5).gettimeout()',
      'socket.create_connection(ad, 0)',
      'socket.create_connection(ad, -1)',
      { line: "socket.create_connection(ad, 'x')", until: '3.13' },
      '! socket.setdefaulttimeout(9)',
      'socket.create_connection(ad).gettimeout()',
      'socket.create_connection(ad, None).gettimeout()',
    ],
  }),
  scenario('create-connection: source_address', {
    setup: ['l = listener()', 'ad = l.getsockname()'],
    lines: [
      {
        py: "! c = socket.create_connection(ad, source_address=T('127.0.0.9', 0))",
        js: "! c = socket.create_connection(ad, { source_address: T('127.0.0.9', 0) })",
      },
      'c.getsockname()[0]',
      "c = socket.create_connection(ad, 5, T('127.0.0.5', 0)); c.getsockname()[0]",
      {
        py: "socket.create_connection(ad, source_address=T('', 0)).getsockname()[0]",
        js: "socket.create_connection(ad, { source_address: T('', 0) }).getsockname()[0]",
      },
      {
        py: 'socket.create_connection(ad, source_address=T()).getsockname()[0]',
        js: 'socket.create_connection(ad, { source_address: T() }).getsockname()[0]',
      },
      {
        py: "socket.create_connection(ad, source_address=T('127.0.0.1'))",
        js: "socket.create_connection(ad, { source_address: T('127.0.0.1') })",
      },
      {
        py: "socket.create_connection(ad, source_address='127.0.0.1')",
        js: "socket.create_connection(ad, { source_address: '127.0.0.1' })",
      },
      {
        py: "socket.create_connection(ad, source_address=T('192.0.2.9', 0))",
        js: "socket.create_connection(ad, { source_address: T('192.0.2.9', 0) })",
      },
      {
        py: "socket.create_connection(ad, source_address=T('127.0.0.1', 99999))",
        js: "socket.create_connection(ad, { source_address: T('127.0.0.1', 99999) })",
      },
      {
        py: "socket.create_connection(ad, source_address=T('::1', 0))",
        js: "socket.create_connection(ad, { source_address: T('::1', 0) })",
      },
      // Any false value counts as no address.
      ...["b('')", 'buf(0)', "''", '0', 'False', 'None', '{}', 'nan', "b('x')"].map((value) =>
        withKeywords(`socket.create_connection(ad, «source_address=${value}»).gettimeout()`),
      ),
      ...["b('')", "''", '0', 'nan'].map((value) =>
        withKeywords(`socket.create_connection(T('127.0.0.1', 1), «all_errors=${value}»)`),
      ),
    ],
  }),
  scenario('create-connection: argument errors', {
    lines: [
      "socket.create_connection('127.0.0.1')",
      "socket.create_connection('ab')",
      "socket.create_connection(T('127.0.0.1'))",
      { line: "socket.create_connection(T('127.0.0.1', 80, 0))", until: '3.13' },
      'socket.create_connection(None)',
      'socket.create_connection()',
      'socket.create_connection(5)',
      "socket.create_connection(T('127.0.0.1', 'nosuchservice'))",
      "socket.create_connection(T('127.0.0.1', -1))",
      "socket.create_connection(T('127.0.0.1', 99999))",
      "socket.create_connection(T('127.0.0.1', 65616))",
      "socket.create_connection(T('127.0.0.1', 1.5))",
      'socket.create_connection(T(5, 80))',
      { line: "socket.create_connection(T('nosuch.invalid', 80))", live: true },
      "socket.create_connection(T('127.0.0.1', 1), 1, None, True)",
    ],
  }),
  scenario('create-connection: failures: last error only, or an ExceptionGroup', {
    setup: [
      'p = closed_port()',
      "both = T('localhost', p)",
      "source = T('127.0.0.1', 0)",
      'fl = full_listener()',
      'full = fl.getsockname()',
    ],
    lines: [
      "socket.create_connection(T('127.0.0.1', p))",
      "socket.create_connection(T('localhost', p))",
      {
        py: "socket.create_connection(T('localhost', p), all_errors=True)",
        js: "socket.create_connection(T('localhost', p), { all_errors: True })",
        live: true,
      },
      {
        py: "socket.create_connection(T('127.0.0.1', p), all_errors=True)",
        js: "socket.create_connection(T('127.0.0.1', p), { all_errors: True })",
      },
      {
        py: "socket.create_connection(T('nosuch.invalid', p), all_errors=True)",
        js: "socket.create_connection(T('nosuch.invalid', p), { all_errors: True })",
        live: true,
      },
      {
        py: 'socket.create_connection(both, source_address=source, all_errors=True)',
        js: 'socket.create_connection(both, { source_address: source, all_errors: True })',
        live: true,
      },
      {
        py: 'socket.create_connection(full, timeout=0.05, all_errors=True)',
        js: 'socket.create_connection(full, { timeout: 0.05, all_errors: True })',
      },
      {
        py: "! E = error_of(lambda: socket.create_connection(T('127.0.0.1', p), all_errors=True))",
        js: "! E = error_of(() => socket.create_connection(T('127.0.0.1', p), { all_errors: True }))",
      },
      'T(kind(E), E.args, len(E.exceptions), isinstance(E, OSError))',
    ],
  }),
];
