import { scenario } from '../scenario.js';

export const listen = [
  scenario('listen: forms', {
    lines: [
      "s = socket.socket(); s.bind(T('127.0.0.1', 0)); s.listen()",
      'T(s.listen(-1), s.listen(0), s.listen(5), s.listen(1000000))',
      "s.listen('5')",
      's.listen(5.5)',
      's.listen(None)',
      's.listen(2147483648)',
      's.listen(1, 2)',
      's.getsockopt(SOL_SOCKET, SO_ACCEPTCONN)',
      't = socket.socket(); t.listen(); T(t.getsockname()[0], t.getsockname()[1] > 0)',
      'udp().listen()',
      'tcp()[0].listen()',
      "! l = socket.socket(); l.bind(T('127.0.0.1', 0)); l.listen()",
      '! info = unpacked(l.getsockopt(IPPROTO_TCP, TCP_INFO, 104))',
      'T(info[6], info[7])',
    ],
  }),
];
