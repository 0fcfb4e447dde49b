/** Names, connections, listeners. */
import { SERVER, ACCEPT, three, THE_REST } from './parts.js';
import type { Scenario } from './scenario.js';

export const CONNECTING: Scenario[] = [
  {
    name: 'accept()',
    setup: [SERVER],
    call: three(ACCEPT),
    then: THE_REST,
    check: ['len(got) == 3'],
    loses: ['ioctl_fionbio'],
    raises: ['accept4', 'accept'],
  },
  {
    name: 'accept() with a timeout',
    setup: [SERVER, 'l.settimeout(5)'],
    call: three(ACCEPT),
    then: THE_REST,
    check: ['len(got) == 3'],
    loses: ['ioctl_fionbio'],
    raises: ['accept4', 'accept'],
  },
  {
    name: 'accept() that does not wait',
    setup: [SERVER, 'l.settimeout(0)'],
    call: three(ACCEPT),
    then: THE_REST,
    check: ['len(got) == 3'],
    loses: ['ioctl_fionbio'],
    raises: ['accept4', 'accept'],
  },
  ...[null, 5, 0].map((timeout): Scenario => {
    const how = timeout === null ? '' : timeout === 0 ? ' that does not wait' : ' with a timeout';
    return {
      name: `connect()${how}`,
      setup: [
        "l = create_server(address('127.0.0.1', 0)); to = l.getsockname(); a = socket.socket()",
        ...(timeout === null ? [] : [`a.settimeout(${timeout})`]),
      ],
      call: timeout === 0 ? 'put(codes, a.connect_ex(to))' : 'a.connect(to)',
      raises: timeout === 0 ? [] : ['connect'],
    };
  }),
  {
    name: 'connect() to a path',
    setup: [
      'l = socket.socket(AF_UNIX); to = path("s"); l.bind(to); l.listen(); a = socket.socket(AF_UNIX)',
    ],
    call: 'a.connect(to)',
    raises: ['connect'],
  },
  {
    name: 'connect_ex()',
    setup: [
      "l = create_server(address('127.0.0.1', 0)); to = l.getsockname(); a = socket.socket()",
    ],
    call: 'put(codes, a.connect_ex(to))',
    raises: [],
  },
  {
    name: 'bind()',
    setup: ['a = socket.socket()'],
    call: "a.bind(address('127.0.0.1', 0))",
    raises: ['bind'],
  },
  {
    name: 'bind() to a path',
    setup: ['a = socket.socket(AF_UNIX); to = path("s")'],
    call: 'a.bind(to)',
    raises: ['bind'],
  },
  {
    name: 'listen()',
    setup: ["a = socket.socket(); a.bind(address('127.0.0.1', 0))"],
    call: three('a.listen()'),
    raises: ['listen'],
  },
];
