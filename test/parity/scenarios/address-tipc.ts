import { scenario } from '../scenario.js';

export const addressTipc = [
  scenario('address-tipc: forms', {
    needs: 'linux',
    setup: ['s = fake(AF_TIPC, SOCK_STREAM)'],
    lines: [
      "s.bind('x')",
      's.bind(T())',
      's.bind(T(1, 2, 3))',
      's.bind(T(1, 2, 3, 4, 5, 6))',
      "s.bind(T('1', 2, 3, 4))",
      's.bind(T(1, 2, 3, None))',
      's.bind(T(99, 2, 3, 4))',
      's.bind(T(TIPC_ADDR_NAME, 1, 2, 3))',
      's.bind(T(TIPC_ADDR_NAMESEQ, 1, 2, 3, TIPC_NODE_SCOPE))',
      's.bind(T(TIPC_ADDR_ID, -1, pow2(40), 3))',
    ],
  }),
];
