import { scenario } from '../scenario.js';

export const module = [
  scenario('module: aliases and exception classes', {
    lines: [
      'T(identical(socket.error, OSError), identical(socket.timeout, TimeoutError))',
      'T(issubclass(socket.timeout, OSError), issubclass(socket.gaierror, TimeoutError))',
      'T(issubclass(socket.gaierror, OSError), issubclass(socket.herror, OSError))',
      'identical(socket.gaierror, socket.herror)',
      'T(socket.herror, socket.gaierror, socket.error, socket.timeout)',
      'isinstance(socket.socket(), socket.SocketType)',
      'T(socket.has_ipv6, socket.SOMAXCONN)',
      'T(socket.EBADF, socket.EAGAIN, socket.EWOULDBLOCK)',
      'T(gethostname(), identical(gethostname(), socket.gethostname()))[0] != None',
      { line: 'gethostname()', live: true },
      'gethostname(1)',
    ],
  }),
  scenario('module: what only Windows has', {
    needs: 'linux',
    lines: [
      ...['fromshare', 'SIO_RCVALL', 'SIO_KEEPALIVE_VALS', 'RCVALL_ON', 'SO_EXCLUSIVEADDRUSE'].map(
        (name) => ({ py: `hasattr(socket, '${name}')`, js: `'${name}' in socket` }),
      ),
      ...['ioctl', 'share', 'sendfile'].map((name) => ({
        py: `hasattr(socket.socket, '${name}')`,
        js: `'${name}' in socket.socket.prototype`,
      })),
    ],
  }),
  scenario('module: members of the enums are numbers', {
    lines: [
      'T(AF_INET, SOCK_STREAM, MSG_PEEK, AI_PASSIVE, SOL_SOCKET)',
      'T(str(AF_INET), str(MSG_PEEK), str(MSG_PEEK | MSG_OOB))',
      'T(same(AF_INET, 2), AF_INET + 1, SOCK_STREAM | SOCK_NONBLOCK, MSG_PEEK & MSG_OOB)',
      'T(AF_UNIX, AF_INET6, AF_UNSPEC, SOCK_DGRAM, SOCK_RAW, SOCK_SEQPACKET, SOCK_RDM)',
      'T(MSG_DONTWAIT, MSG_TRUNC, MSG_CTRUNC, MSG_WAITALL, MSG_NOSIGNAL, MSG_ERRQUEUE)',
      'T(AI_CANONNAME, AI_NUMERICHOST, AI_NUMERICSERV, AI_V4MAPPED, AI_ALL, AI_ADDRCONFIG)',
      'T(AddressFamily.AF_INET, SocketKind.SOCK_STREAM, MsgFlag.MSG_PEEK)',
      'T(AddressInfo.AI_PASSIVE, AddressFamily.AF_UNIX, SocketKind.SOCK_CLOEXEC)',
    ],
  }),
  scenario('module: plain-int constants', {
    lines: [
      'T(SHUT_RD, SHUT_WR, SHUT_RDWR)',
      'T(INADDR_ANY, INADDR_BROADCAST, INADDR_LOOPBACK, INADDR_NONE)',
      'T(IPPROTO_IP, IPPROTO_TCP, IPPROTO_UDP, IPPROTO_IPV6, IPPROTO_ICMP, IPPROTO_RAW)',
      'T(SO_REUSEADDR, SO_REUSEPORT, SO_KEEPALIVE, SO_LINGER, SO_SNDBUF, SO_RCVBUF, SO_ERROR)',
      'T(TCP_NODELAY, TCP_KEEPIDLE, TCP_KEEPINTVL, TCP_KEEPCNT, TCP_INFO, TCP_CONGESTION)',
      'T(CAN_EFF_FLAG, VMADDR_CID_ANY, TIPC_WAIT_FOREVER, J1939_NO_NAME)',
      'T(EAI_NONAME, EAI_AGAIN, EAI_FAMILY, EAI_SERVICE, EAI_SYSTEM, NI_NUMERICHOST)',
    ],
  }),
];
