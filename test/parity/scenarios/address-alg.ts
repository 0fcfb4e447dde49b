import { scenario } from '../scenario.js';

export const addressAlg = [
  scenario('address-alg: forms', {
    needs: 'linux',
    setup: ['s = fake(AF_ALG, SOCK_SEQPACKET)'],
    lines: [
      "s.bind('hash')",
      's.bind(T())',
      "s.bind(T('hash'))",
      "s.bind(T('hash', 'sha256', 0, 0, 0))",
      "s.bind(T(b('hash'), 'sha256'))",
      "s.bind(T(None, 'sha256'))",
      "s.bind(T('hash', 5))",
      "s.bind(T('hash', 'sha\\x00'))",
      "s.bind(T(rep('h', 13), 'sha256'))",
      "s.bind(T(rep('h', 14), 'sha256'))",
      "s.bind(T('hash', rep('s', 63)))",
      "s.bind(T('hash', rep('s', 64)))",
      "s.bind(T(rep('h', 14), rep('s', 64)))",
      "s.bind(T('hash', 'sha256', 'x'))",
      "s.bind(T('hash', 'sha256', 0, 'x'))",
      "s.bind(T('hash', 'sha256', -1, pow2(40)))",
      "s.bind(T('\\ud800', 'x'))",
    ],
  }),
];
