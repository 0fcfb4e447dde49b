/** Calls that query or wait for any number of descriptors, and calls on descriptors of any kind. */
import { ALL_SIX, DATAGRAMS, PAIR, REST_OF_DATAGRAMS, SIX, three, UDP } from './parts.js';
import type { Scenario } from './scenario.js';

export const READINESS: readonly Scenario[] = [
  {
    name: 'select()',
    setup: [PAIR, SIX],
    call: three('put(codes, len(first(select([a], [], [], 5))))'),
    ...ALL_SIX,
    // select() reports what is ready although its first look was refused.
    raises: [],
  },
  {
    name: 'select() that does not wait',
    setup: [PAIR, SIX],
    call: three('put(codes, len(first(select([a], [a], [], 0))))'),
    ...ALL_SIX,
    raises: [],
  },
  {
    name: 'poll()',
    setup: [PAIR, SIX, 'p = poll(); p.register(a, POLLIN)'],
    call: three('put(codes, len(p.poll(5000)))'),
    ...ALL_SIX,
    raises: [],
  },
  {
    name: 'epoll(), register(), modify(), unregister()',
    setup: [PAIR],
    call: 'e = epoll(); e.register(a, EPOLLIN); e.modify(a, EPOLLOUT); e.unregister(a); e.close()',
    then: ['e.close()'],
    raises: ['epoll_create1', 'epoll_ctl'],
  },
  {
    name: 'epoll.poll()',
    setup: [PAIR, SIX, 'e = epoll(); e.register(a, EPOLLIN)'],
    call: three('put(codes, len(e.poll(5)))'),
    then: [...ALL_SIX.then, 'e.close()'],
    check: ALL_SIX.check,
    raises: ['epoll_wait'],
  },
  {
    name: 'recvmmsg_into()',
    setup: [UDP, DATAGRAMS, 'm = MessageBatch(1, 16)'],
    call: three('put(codes, a.recvmmsg_into(m)); put(got, B(m.data(0)))'),
    ...REST_OF_DATAGRAMS,
    raises: ['recvmmsg'],
    not: ['python'],
  },
  {
    name: 'recvmmsg_into() that does not wait',
    setup: [UDP, DATAGRAMS, 'a.settimeout(0); m = MessageBatch(4, 16)'],
    call: 'put(codes, a.recvmmsg_into(m)); put(got, B(m.data(0))); put(got, B(m.data(1))); put(got, B(m.data(2)))',
    ...REST_OF_DATAGRAMS,
    raises: ['recvmmsg'],
    not: ['python'],
  },
  {
    name: 'sendmmsg()',
    setup: [UDP],
    call: three('put(codes, b.sendmmsg([[B("a"), to_a], [B("b"), to_a]]))'),
    then: ['a.settimeout(0)', ...Array<string>(6).fill('put(got, a.recv(100))')],
    check: ['len(got) == total(codes)'],
    raises: ['sendmmsg'],
    not: ['python'],
  },
  {
    name: 'read() of a pipe',
    setup: ['[r, w] = pipe(); put(numbers, r); put(numbers, w); write(w, B("abcdef"))'],
    call: three('put(got, read(r, 2))'),
    then: ['write(w, B("."))', 'put(got, read(r, 100))'],
    check: ['joined(got) == "abcdef."'],
    raises: ['read', 'preadv2'],
  },
  {
    name: 'write() to a pipe',
    setup: ['[r, w] = pipe(); put(numbers, r); put(numbers, w)'],
    call: three('put(codes, write(w, B("ab")))'),
    then: ['write(w, B("."))', 'put(got, read(r, 100))'],
    check: ['total(got) == total(codes) + 1'],
    raises: ['write', 'pwritev2'],
  },
];
