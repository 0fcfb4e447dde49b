/** All calls under test. */
import { CONNECTING } from './connecting.js';
import { CREATING } from './creating.js';
import { FIRST } from './first.js';
import { PAIR, SIZE, MOVED } from './parts.js';
import { READINESS } from './readiness.js';
import { RECEIVING } from './receiving.js';
import type { Scenario } from './scenario.js';
import { SENDING } from './sending.js';
import { STATE } from './state.js';

/** Calls that create descriptors, for jobs in which descriptors run out. */
export const MAKING: readonly Scenario[] = [
  ...CREATING,
  ...CONNECTING.filter(({ name }) => name.startsWith('accept()')),
  ...['recv_fds(a, 1, 4)', 'recv_fds(a, 1, 4, MSG_PEEK)'].map((call): Scenario => {
    return {
      name: call,
      setup: [PAIR, 'send_fds(b, [B("x")], [0, 1, 2])'],
      call: `put(passed, ${call})`,
      then: ['put(codes, count_fds(passed))', 'put(codes, truncated(passed))'],
      check: ['len(close_passed(passed)) <= 3'],
      raises: [],
    };
  }),
  {
    name: 'sendfile() needs none',
    setup: [PAIR, 'end = drain(b)', `f = file(${SIZE})`],
    call: 'put(codes, a.sendfile(f))',
    then: MOVED.then,
    check: [`accounted(amount, ${SIZE})`],
    raises: [],
  },
  ...FIRST,
];

export const SCENARIOS: readonly Scenario[] = [
  ...FIRST,
  ...CREATING,
  ...CONNECTING,
  ...RECEIVING,
  ...SENDING,
  ...STATE,
  ...READINESS,
];
