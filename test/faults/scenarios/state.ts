/** Calls that never wait, and close(). */
import { PAIR, TCP, SERVER, three } from './parts.js';
import type { Scenario } from './scenario.js';

export const STATE: Scenario[] = [
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
    // Python uses ioctl(2).
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
