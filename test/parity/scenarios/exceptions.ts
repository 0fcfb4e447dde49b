import { type LineSource, scenario, withLambda } from '../scenario.js';

/** errno numbers of Linux: those with a class of their own, then some without. */
const withClass = [11, 114, 115, 32, 108, 10, 103, 111, 104, 17, 2, 4, 21, 20, 13, 1, 3, 110];
const without = [98, 99, 9, 22, 107, 106, 101, 113, 90, 89, 97, 93, 88, 95, 105, 24, 12345];

/** JavaScript's version needs `new`. */
function made(expression: string, rest = ''): LineSource {
  return { py: expression + rest, js: `new ${expression}${rest}` };
}

export const exceptions = [
  scenario('exceptions: OSError subclass chosen by errno', {
    needs: 'linux',
    lines: [...withClass, ...without].map((number) => made(`OSError(${number}, 'x')`)),
  }),
  scenario('exceptions: arguments, errno, strerror, text', {
    lines: [
      made('OSError()'),
      made("OSError('only a text')"),
      made('OSError(5)'),
      made("OSError(None, 'x')"),
      made("OSError('a', 'b')"),
      made("TimeoutError('timed out')"),
      made("TimeoutError(110, 'Connection timed out')"),
      made("ConnectionRefusedError(111, 'Connection refused')"),
      made("ConnectionRefusedError(9, 'another number keeps the class')"),
      made("socket.gaierror(-2, 'Name or service not known')"),
      made("socket.gaierror(111, 'no subclass of a subclass')"),
      made("socket.herror(1, 'Unknown host')"),
      made("socket.gaierror('only a text')"),
      made("TimeoutError('timed out')", '.errno'),
      made("OSError(110, 'z')", '.errno'),
      made("OSError(2, 'z')", '.filename'),
      made("OSError(2, 'z', 'name')", '.filename'),
      made("OSError(2, 'z', None)", '.args'),
      made("OSError(2, 'z', \"it's\")"),
      made("OSError(2, 'z', 'one', 5, 'two')"),
      made("OSError(2, 'z', 'one', None, 'two')", '.filename2'),
      made("OSError(2, 'z', None, None, 'two')", '.filename2'),
      made("OSError(2, 'z', None, None, 'two')"),
      made('OSError(2, None)'),
      made('OSError(1, 2, 3, 4, 5, 6)', '.args'),
      made("BlockingIOError(11, 'z', 7)", '.args'),
      made("BlockingIOError(11, 'z', 7)", '.characters_written'),
    ],
  }),
  scenario('exceptions: tree', {
    lines: [
      'T(issubclass(BrokenPipeError, ConnectionError), issubclass(ConnectionError, OSError))',
      'T(issubclass(ConnectionResetError, ConnectionError), issubclass(TimeoutError, OSError))',
      'issubclass(ConnectionAbortedError, ConnectionError)',
      'issubclass(TimeoutError, ConnectionError)',
      'T(issubclass(BlockingIOError, OSError), issubclass(InterruptedError, OSError))',
      'T(issubclass(FileNotFoundError, OSError), issubclass(PermissionError, OSError))',
      'T(issubclass(OverflowError, ValueError), issubclass(OSError, ValueError))',
    ],
  }),
  scenario('exceptions: a caught error', {
    setup: [
      '[c, s] = tcp()',
      'c.settimeout(0.01)',
      'x = socket.socket(AF_UNIX)',
      'ad = s.getsockname()',
    ],
    lines: [
      withLambda('error_of(lambda: c.recv(1))'),
      withLambda("! E = error_of(lambda: x.connect('absent'))"),
      'T(E.errno, E.strerror, E.filename, E.args)',
      withLambda('! l = listener(); E = error_of(lambda: socket.create_server(l.getsockname()))'),
      'T(E.errno, E.strerror)',
    ],
  }),
];
