/** Calls that send. */
import { PAIR, three, UDP, SIZE, DRAINED, NARROW, MOVED } from './parts.js';
import type { Scenario } from './scenario.js';

export const SENDING: Scenario[] = [
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
