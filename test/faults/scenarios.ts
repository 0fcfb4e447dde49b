/**
 * Calls under test, in the dialect of test/parity: the same text is Python and JavaScript. A fault is
 * armed around `call` only.
 */
export interface Scenario {
  readonly name: string;
  readonly setup?: readonly string[];
  readonly call: string;
  /** Afterwards; what they raise is ignored. */
  readonly then?: readonly string[];
  /** What has to be true in the end. */
  readonly check?: readonly string[];
  /** System calls whose failure is the call's; of the others it may do without the answer. */
  readonly raises: readonly string[];
  /** An error that comes after bytes may be told by the next call instead. */
  readonly partial?: boolean;
  /** Calls whose failure costs what was received, in Python too: `check` does not hold then. */
  readonly loses?: readonly string[];
  /** Not with these. */
  readonly not?: readonly ('python' | 'blocking' | 'worker' | 'promises')[];
  /** In a process of its own; `load`: that has not loaded the package. */
  readonly fresh?: 'load' | 'started';
}

const PAIR = '[a, b] = socketpair()';
const TCP =
  "l = create_server(address('127.0.0.1', 0)); a = create_connection(l.getsockname()); put(mine, l.accept()); b = first(first(mine))";
const SERVER =
  "l = create_server(address('127.0.0.1', 0)); put(mine, create_connection(l.getsockname())); put(mine, create_connection(l.getsockname())); put(mine, create_connection(l.getsockname()))";
const ACCEPT = 'put(got, l.accept())';
const three = (call: string): string => `${call}; ${call}; ${call}`;
const THE_REST = ['l.settimeout(0)', ACCEPT, ACCEPT, ACCEPT];
const SIX = 'b.sendall(B("abcdef"))';
const ALL_SIX = {
  then: ['a.settimeout(0)', 'put(got, a.recv(100))'],
  check: ['joined(got) == "abcdef"'],
};
const UDP =
  "a = socket.socket(AF_INET, SOCK_DGRAM); a.bind(address('127.0.0.1', 0)); b = socket.socket(AF_INET, SOCK_DGRAM); b.bind(address('127.0.0.1', 0)); to_a = a.getsockname(); to_b = b.getsockname()";
const DATAGRAMS = 'b.sendto(B("ab"), to_a); b.sendto(B("cd"), to_a); b.sendto(B("ef"), to_a)';
const REST_OF_DATAGRAMS = {
  then: ['a.settimeout(0)', ...Array<string>(3).fill('put(got, a.recv(100))')],
  check: ['joined(got) == "abcdef"'],
};
const SIZE = 300000;
const DRAINED = [PAIR, 'end = drain(b)', `data = pattern(${SIZE})`];
const NARROW = 'a.setsockopt(SOL_SOCKET, SO_SNDBUF, 8192)';
const MOVED = {
  then: ['a.close()', 'amount = moved(end)'],
  check: [`accounted(amount, ${SIZE})`],
};
const ALL_OF_IT = `put(got, a.recv(${2 * SIZE}, MSG_WAITALL))`;
const FED = {
  // An error that came behind what a call had got is told to the next one.
  then: ['a.settimeout(None)', ALL_OF_IT, ALL_OF_IT, 'moved(end)'],
  check: ['is_pattern(got)', `total(got) == ${SIZE}`],
};

const CREATING: Scenario[] = [
  { name: 'socket()', call: three('put(got, socket.socket())'), raises: ['socket'] },
  { name: 'socketpair()', call: three('put(got, socketpair())'), raises: ['socketpair'] },
  {
    name: 'socket(fileno)',
    setup: ['fd = socket.socket().detach()'],
    call: 'a = wrap(fd)',
    then: ['a.detach()', 'socket.close(fd)'],
    raises: ['getsockname'],
  },
  { name: 'dup()', setup: [PAIR], call: three('put(got, a.dup())'), raises: ['fcntl_dupfd'] },
  {
    name: 'fromfd()',
    setup: [PAIR],
    call: three('put(got, fromfd(a.fileno(), AF_UNIX, SOCK_STREAM))'),
    raises: ['fcntl_dupfd'],
  },
  {
    name: 'create_server()',
    call: "s = create_server(address('127.0.0.1', 0))",
    raises: ['socket', 'bind', 'listen'],
  },
  { name: 'create_server() of IPv6', call: 's = server6()', raises: ['socket', 'bind', 'listen'] },
  {
    name: 'create_connection()',
    setup: ["l = create_server(address('127.0.0.1', 0)); to = l.getsockname()"],
    call: 's = create_connection(to)',
    raises: ['socket', 'connect'],
  },
  {
    name: 'create_connection() with a timeout',
    setup: ["l = create_server(address('127.0.0.1', 0)); to = l.getsockname()"],
    call: 's = create_connection(to, 5)',
    raises: ['socket', 'connect'],
  },
  { name: 'has_dualstack_ipv6()', call: 'has_dualstack_ipv6()', raises: [] },
];

const CONNECTING: Scenario[] = [
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

const RECEIVING: Scenario[] = [
  ...[null, 5, 0].map((timeout): Scenario => {
    const how = timeout === null ? '' : timeout === 0 ? ' that does not wait' : ' with a timeout';
    return {
      name: `recv()${how}`,
      setup: [PAIR, SIX, ...(timeout === null ? [] : [`a.settimeout(${timeout})`])],
      call: three('put(got, a.recv(2))'),
      ...ALL_SIX,
      raises: ['recv'],
    };
  }),
  {
    name: 'recv() of TCP',
    setup: [TCP, SIX],
    call: three('put(got, a.recv(2))'),
    ...ALL_SIX,
    raises: ['recv'],
  },
  {
    name: 'recv() of what comes later',
    setup: [PAIR, 'a.settimeout(5)', `end = feed(b, ${SIZE}); b.close()`],
    call: three('put(got, a.recv(100000))'),
    ...FED,
    raises: ['recv'],
  },
  {
    name: 'recv_into()',
    setup: [PAIR, SIX, 'room = bytearray(6)'],
    call: three('put(codes, a.recv_into(room, 2))'),
    then: ['a.settimeout(0)', 'put(got, a.recv(100))'],
    check: ['total(codes) + total(got) == 6'],
    raises: ['recv'],
  },
  {
    name: 'recv() with MSG_WAITALL',
    setup: [TCP, `end = feed(b, ${SIZE}); b.close()`],
    call: `put(got, a.recv(${SIZE}, MSG_WAITALL))`,
    ...FED,
    raises: ['recv'],
    partial: true,
  },
  {
    name: 'recvfrom()',
    setup: [UDP, DATAGRAMS],
    call: three('put(got, first(a.recvfrom(100)))'),
    ...REST_OF_DATAGRAMS,
    raises: ['recvfrom'],
  },
  {
    name: 'recvfrom_into() with a timeout',
    setup: [UDP, DATAGRAMS, 'a.settimeout(5); room = bytearray(2)'],
    call: three('put(codes, first(a.recvfrom_into(room)))'),
    then: ['a.settimeout(0)', ...Array<string>(3).fill('put(got, a.recv(100))')],
    check: ['total(codes) + total(got) == 6'],
    raises: ['recvfrom'],
  },
  {
    name: 'recvmsg()',
    setup: [PAIR, SIX],
    call: three('put(got, first(a.recvmsg(2, 100)))'),
    ...ALL_SIX,
    raises: ['recvmsg'],
  },
  {
    name: 'recvmsg_into() with a timeout',
    setup: [PAIR, SIX, 'a.settimeout(5); room = bytearray(2)'],
    call: three('put(codes, first(a.recvmsg_into([room], 100)))'),
    then: ['a.settimeout(0)', 'put(got, a.recv(100))'],
    check: ['total(codes) + total(got) == 6'],
    raises: ['recvmsg'],
  },
  {
    name: 'recv_fds()',
    setup: [PAIR, ...Array<string>(3).fill('send_fds(b, [B("x")], [0, 1])')],
    call: three('put(passed, recv_fds(a, 1, 2))'),
    then: ['a.settimeout(0)', ...Array<string>(3).fill('put(passed, recv_fds(a, 1, 2))')],
    check: ['len(passed) == 3', 'len(close_passed(passed)) == 6'],
    raises: ['recvmsg'],
  },
  {
    name: "makefile('rb')",
    setup: [PAIR, SIX, 'f = a.makefile("rb", 0)'],
    call: three('put(got, f.read(2))'),
    then: ['f.close()', ...ALL_SIX.then],
    check: ALL_SIX.check,
    raises: ['recv'],
  },
  {
    name: "makefile('rb'), buffered",
    setup: [PAIR, `end = feed(b, ${SIZE}); b.close(); f = a.makefile("rb")`],
    call: three('put(got, f.read(100000))'),
    then: ['put(got, f.read())', 'f.close()', 'a.close()', 'moved(end)'],
    check: FED.check,
    loses: ['recv', 'ppoll', 'epoll_ctl'],
    raises: ['recv'],
  },
];

const SENDING: Scenario[] = [
  ...[null, 5, 0].map((timeout): Scenario => {
    const how = timeout === null ? '' : timeout === 0 ? ' that does not wait' : ' with a timeout';
    return {
      name: `send()${how}`,
      setup: [PAIR, ...(timeout === null ? [] : [`a.settimeout(${timeout})`])],
      call: three('put(codes, a.send(B("ab")))'),
      then: ['a.close()', 'put(got, b.recv(100))'],
      check: ['total(got) == total(codes)'],
      raises: ['send'],
    };
  }),
  {
    name: 'send() of much',
    setup: DRAINED,
    call: 'put(codes, a.send(data))',
    then: MOVED.then,
    check: ['accounted_by(amount, total(codes))'],
    raises: ['send'],
    partial: true,
  },
  {
    name: 'sendall()',
    setup: DRAINED,
    call: 'a.sendall(data)',
    ...MOVED,
    raises: ['send'],
  },
  {
    name: 'sendall() in parts',
    setup: [...DRAINED, NARROW, 'a.settimeout(5)'],
    call: 'a.sendall(data)',
    ...MOVED,
    raises: ['send'],
  },
  {
    name: 'sendto()',
    setup: [UDP],
    call: three('put(codes, a.sendto(B("ab"), to_b))'),
    then: ['b.settimeout(0)', ...Array<string>(3).fill('put(got, b.recv(100))')],
    check: ['total(got) == total(codes)'],
    raises: ['sendto'],
  },
  {
    name: 'sendmsg()',
    setup: [PAIR],
    call: three('put(codes, a.sendmsg([B("a"), B("b")]))'),
    then: ['a.close()', 'put(got, b.recv(100))'],
    check: ['total(got) == total(codes)'],
    raises: ['sendmsg'],
  },
  {
    name: 'sendmsg() with a timeout',
    setup: [PAIR, 'a.settimeout(5)'],
    call: three('put(codes, a.sendmsg([B("a"), B("b")]))'),
    then: ['a.close()', 'put(got, b.recv(100))'],
    check: ['total(got) == total(codes)'],
    raises: ['sendmsg'],
  },
  {
    name: 'send_fds()',
    setup: [PAIR],
    call: three('put(codes, send_fds(a, [B("x")], [0]))'),
    then: ['a.close()', 'put(got, b.recv(100))', 'put(got, b.recv(100))', 'put(got, b.recv(100))'],
    check: ['total(got) == total(codes)'],
    raises: ['sendmsg'],
  },
  ...['', ' with a timeout'].map((how): Scenario => {
    return {
      name: `sendfile()${how}`,
      setup: [
        PAIR,
        'end = drain(b)',
        `f = file(${SIZE})`,
        ...(how === '' ? [] : ['a.settimeout(5)']),
      ],
      call: 'put(codes, a.sendfile(f))',
      then: MOVED.then,
      check: [`accounted(amount, ${SIZE})`],
      raises: [],
    };
  }),
  {
    name: "makefile('wb')",
    setup: [...DRAINED, 'f = a.makefile("wb")'],
    call: 'f.write(data); f.flush()',
    then: ['f.close()', ...MOVED.then],
    check: ['0 <= amount', `amount <= ${SIZE}`],
    raises: ['send'],
    partial: true,
  },
];

const STATE: Scenario[] = [
  {
    name: 'shutdown()',
    setup: [PAIR],
    call: three('a.shutdown(SHUT_WR)'),
    raises: ['shutdown'],
  },
  {
    name: 'getsockopt()',
    setup: [PAIR],
    call: 'a.getsockopt(SOL_SOCKET, SO_TYPE); a.getsockopt(SOL_SOCKET, SO_LINGER, 8); a.getsockopt(SOL_SOCKET, SO_TYPE)',
    raises: ['getsockopt'],
  },
  {
    name: 'setsockopt()',
    setup: [PAIR],
    call: 'a.setsockopt(SOL_SOCKET, SO_REUSEADDR, 1); a.setsockopt(SOL_SOCKET, SO_RCVBUF, pattern(4)); a.setsockopt(SOL_SOCKET, SO_REUSEADDR, 1)',
    raises: ['setsockopt'],
  },
  { name: 'getsockname()', setup: [TCP], call: three('a.getsockname()'), raises: ['getsockname'] },
  { name: 'getpeername()', setup: [TCP], call: three('a.getpeername()'), raises: ['getpeername'] },
  {
    name: 'settimeout()',
    setup: [PAIR],
    call: 'a.settimeout(0); a.settimeout(5); a.setblocking(True)',
    raises: ['ioctl_fionbio'],
  },
  {
    name: 'get_inheritable()',
    setup: [PAIR],
    call: three('a.get_inheritable()'),
    raises: ['fcntl_getfd'],
  },
  {
    name: 'set_inheritable()',
    setup: [PAIR],
    call: 'a.set_inheritable(True); a.set_inheritable(False)',
    raises: ['fcntl_getfd', 'fcntl_setfd'],
    // Python takes ioctl(2).
    not: ['python'],
  },
  {
    name: 'close()',
    setup: [PAIR, '[c, d] = socketpair()'],
    call: 'a.close(); b.close(); c.close(); d.close()',
    then: ['a.close(); b.close(); c.close(); d.close()'],
    raises: ['close'],
  },
  {
    name: 'close() of a number',
    setup: [PAIR, 'x = a.detach(); y = b.detach()'],
    call: 'socket.close(x); socket.close(y)',
    then: ['socket.close(y)'],
    raises: ['close'],
  },
  { name: 'close() of a listener', setup: [SERVER], call: 'l.close()', raises: ['close'] },
];

/** What happens once in a process. */
const FIRST: Scenario[] = [
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

/** Short of descriptors: what makes them. */
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
];
