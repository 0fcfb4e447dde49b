import { type Scenario, scenario } from '../scenario.js';

/** Addresses of both families are pairs of numbers. */
const forms = (theme: string, family: string): Scenario =>
  scenario(`${theme}: forms`, {
    needs: 'linux',
    setup: [`s = fake(${family})`],
    lines: [
      "s.bind('x')",
      's.bind(T())',
      's.bind(T(1))',
      's.bind(T(1, 2, 3))',
      "s.bind(T('1', 2))",
      's.bind(T(1, None))',
      's.connect(T(1.5, 2))',
      "s.connect_ex('x')",
      's.bind(T(1, 2))',
      's.getsockname()[0]',
      's.bind(T(-1, pow2(40)))',
    ],
  });

export const addressVsock = [
  forms('address-vsock', 'AF_VSOCK'),
  forms('address-qipcrtr', 'AF_QIPCRTR'),
  scenario('address-vsock: a real socket', {
    needs: 'linux',
    setup: ['s = socket.socket(AF_VSOCK, SOCK_STREAM)'],
    lines: [
      's.getsockname()',
      's.bind(T(-1, -1)); s.getsockname()[0]',
      's.setsockopt(AF_VSOCK, SO_VM_SOCKETS_BUFFER_SIZE, 65536)',
      's.getsockopt(AF_VSOCK, SO_VM_SOCKETS_BUFFER_SIZE)',
      "s.setsockopt(AF_VSOCK, SO_VM_SOCKETS_BUFFER_SIZE, b('12345678'))",
      's.setsockopt(AF_VSOCK, SO_VM_SOCKETS_BUFFER_SIZE, None)',
      's.setsockopt(AF_VSOCK, SO_VM_SOCKETS_BUFFER_SIZE, None, 8)',
      's.setsockopt(AF_VSOCK, SO_VM_SOCKETS_BUFFER_SIZE, 1.5)',
      's.getsockopt(AF_VSOCK, SO_VM_SOCKETS_BUFFER_SIZE, 8)',
      's.setsockopt(AF_VSOCK, SO_VM_SOCKETS_BUFFER_SIZE, -1)',
      's.getsockopt(SOL_SOCKET, SO_TYPE)',
      's.setsockopt(AF_VSOCK, 99, 1)',
      's.getsockopt(AF_VSOCK, 99)',
      "s.setsockopt('x', 1, 1)",
      's.setsockopt(1, 1)',
      's.getsockopt(1)',
    ],
  }),
  scenario('address-rds: as AF_INET', {
    needs: 'linux',
    setup: ['s = fake(AF_RDS, SOCK_SEQPACKET)'],
    lines: [
      "s.bind('x')",
      "s.bind(T('127.0.0.1'))",
      "s.bind(T('127.0.0.1', 65536))",
      's.bind(T(None, 0))',
      "s.bind(T('127.0.0.1', 0)); s.getsockname()",
    ],
  }),
];
