import { scenario } from '../scenario.js';

export const defaultTimeout = [
  scenario('default-timeout: getdefaulttimeout / setdefaulttimeout', {
    lines: [
      'socket.getdefaulttimeout()',
      'socket.setdefaulttimeout(5)',
      'socket.getdefaulttimeout()',
      'T(socket.socket().gettimeout(), socket.socketpair()[0].gettimeout())',
      '! socket.setdefaulttimeout(0)',
      'T(socket.getdefaulttimeout(), socket.socket().getblocking())',
      'socket.setdefaulttimeout(None); socket.getdefaulttimeout()',
      'socket.setdefaulttimeout(-1)',
      { line: "socket.setdefaulttimeout('5')", until: '3.13' },
      'socket.setdefaulttimeout(nan)',
      'socket.setdefaulttimeout()',
    ],
  }),
  scenario("default-timeout: accept() inherits the module default timeout, never the listener's", {
    setup: ['l = listener()', 'l.settimeout(3)', 'c = socket.create_connection(l.getsockname())'],
    lines: [
      '[conn, _] = l.accept(); T(conn.gettimeout(), conn.getblocking())',
      '! l.setblocking(False)',
      '! c2 = socket.create_connection(l.getsockname())',
      '! sleep(0.05)',
      '[conn, _] = l.accept(); T(conn.gettimeout(), conn.getblocking())',
      '! socket.setdefaulttimeout(2.5)',
      '! l.settimeout(None)',
      '! c3 = socket.create_connection(l.getsockname())',
      '[conn, _] = l.accept(); T(conn.gettimeout(), conn.getblocking())',
      'c3.gettimeout()',
    ],
  }),
];
