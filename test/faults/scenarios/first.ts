/** The first calls of a process. */
import { PAIR, three, SIX, ALL_SIX } from './parts.js';
import type { Scenario } from './scenario.js';

/** What happens only once in a process. */
export const FIRST: Scenario[] = [
  { name: 'loading the package', call: 'load()', raises: [], not: ['python'], fresh: 'load' },
  {
    name: 'the first recv()',
    setup: [PAIR, SIX],
    call: three('put(got, a.recv(2))'),
    ...ALL_SIX,
    raises: ['recv'],
    not: ['python'],
    fresh: 'started',
  },
  {
    name: 'the first connect()',
    setup: [
      "l = create_server(address('127.0.0.1', 0)); to = l.getsockname(); a = socket.socket()",
    ],
    call: 'a.connect(to)',
    raises: ['connect'],
    not: ['python'],
    fresh: 'started',
  },
  {
    name: 'the first getaddrinfo()',
    call: 'getaddrinfo("localhost", 80)',
    raises: [],
    not: ['python'],
    fresh: 'started',
  },
  {
    name: 'the first listener of a signal',
    call: 'listen_to_signal()',
    raises: [],
    not: ['python', 'worker'],
    fresh: 'started',
  },
];
