import { scenario } from '../scenario.js';

export const inheritable = [
  scenario('inheritable: flags', {
    setup: ['s = socket.socket()'],
    lines: [
      's.get_inheritable()',
      'T(s.set_inheritable(True), s.get_inheritable())',
      'T(s.set_inheritable(0), s.get_inheritable())',
      "T(s.set_inheritable('yes'), s.get_inheritable())",
      'T(s.set_inheritable(T()), s.get_inheritable())',
      'T(s.set_inheritable(2.5), s.get_inheritable())',
      's.set_inheritable()',
      's.get_inheritable(1)',
      '[a, z] = socketpair(); T(a.get_inheritable(), z.get_inheritable())',
    ],
  }),
];
