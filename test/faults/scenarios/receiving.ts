/** Calls that receive. */
import {
  PAIR,
  TCP,
  three,
  SIX,
  ALL_SIX,
  UDP,
  DATAGRAMS,
  REST_OF_DATAGRAMS,
  SIZE,
  FED,
} from './parts.js';
import type { Scenario } from './scenario.js';

export const RECEIVING: Scenario[] = [
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
