// The documentation of a constant, given by the first rule that matches its name.

const kernel = (path) => `the kernel's Documentation/${path}`;

const FAMILIES = {
  ALG: kernel('crypto/userspace-if.rst'),
  CAN: kernel('networking/can.rst'),
  INET: 'ip(7)',
  INET6: 'ipv6(7)',
  NETLINK: 'netlink(7)',
  PACKET: 'packet(7)',
  TIPC: kernel('networking/tipc.rst'),
  UNIX: 'unix(7)',
  VSOCK: 'vsock(7)',
};

const familyPage = (name) => FAMILIES[name.slice(3)] ?? 'address_families(7)';
const winsock = "Microsoft's reference of Winsock";
const bluetooth = "the kernel's include/net/bluetooth";

/** Names that Python lacks: types of ancillary data, and the options that request it. */
const ADDED = [
  [/^UDP_CORK$/, 'an option of level SOL_UDP', 'udp(7)'],
  [/^UDP_/, 'an option of level SOL_UDP, and a type of its ancillary data', 'udp(7)'],
  [/^SOF_TIMESTAMPING_/, 'a flag of SO_TIMESTAMPING', kernel('networking/timestamping.rst')],
  [/^SO_EE_ORIGIN_/, 'where an error of IP_RECVERR comes from', 'ip(7)'],
  [
    /^S(O|CM)_(TIMESTAMP|TS_)/,
    'an option of level SOL_SOCKET, or a type of its ancillary data',
    kernel('networking/timestamping.rst'),
  ],
  [
    /^(SCM_(PIDFD|SECURITY|TXTIME|WIFI_STATUS)|SO_(PASSPIDFD|RCVMARK|RCVPRIORITY|RXQ_OVFL|TXTIME|WIFI_STATUS))$/,
    'an option of level SOL_SOCKET, or a type of its ancillary data',
    'socket(7), unix(7)',
  ],
  [/^IP_(CHECKSUM|ORIGDSTADDR|RECVFRAGSIZE)$/, 'an option of level IPPROTO_IP', 'ip(7)'],
  [
    /^IPV6_(2292PKTINFO|FLOWINFO|ORIGDSTADDR|RECVFRAGSIZE|RECVORIGDSTADDR)$/,
    'an option of level IPPROTO_IPV6, or a type of its ancillary data',
    'ipv6(7)',
  ],
  [/^NETLINK_(LISTEN_ALL_NSID|PKTINFO)$/, 'an option of level SOL_NETLINK', 'netlink(7)'],
  [/^PACKET_AUXDATA$/, 'an option of level SOL_PACKET', 'packet(7)'],
  [/^TLS_[GS]ET_/, 'a type of ancillary data of level SOL_TLS', kernel('networking/tls.rst')],
  [/^SOL_(CAN_J1939|NETLINK|PACKET|TLS)$/, 'a level of options', 'getsockopt(2)'],
];

/** [names, meaning, further reading] */
const RULES = [
  [/^AF_/, 'an address family, the first argument of socket()', familyPage],
  [/^PF_/, 'the protocol family of the address family of that name', familyPage],
  [/^SOCK_(CLOEXEC|NONBLOCK)$/, 'a flag in the type of a new socket', 'socket(2)'],
  [/^SOCK_/, 'a type of socket, the second argument of socket()', 'socket(2)'],
  [/^SOMAXCONN$/, 'the longest queue of connections for listen()', 'listen(2)'],
  [/^SHUT_/, 'what shutdown() ends', 'shutdown(2)'],
  [/^MSG_/, 'a flag of the calls that send and receive', 'send(2), recv(2)'],
  [/^SO_(J1939)_/, 'an option of level SOL_CAN_BASE + CAN_J1939', kernel('networking/j1939.rst')],
  [
    /^SO_ORIGINAL_DST$/,
    'an option of level SOL_IP, or of IPPROTO_IPV6: where a connection went before NAT',
    "the kernel's include/uapi/linux/netfilter_ipv4.h",
  ],
  [
    /^SO_EXCLUSIVEADDRUSE$/,
    'an option of level SOL_SOCKET: nobody else may bind the address',
    winsock,
  ],
  [/^SIO_/, 'a request of ioctl()', winsock],
  [/^RCVALL_/, 'a value of the request SIO_RCVALL', winsock],
  [/^HVSOCKET_|^HV_PROTOCOL/, 'a number of AF_HYPERV', winsock],
  [/^SO_VM_SOCKETS_/, 'an option of level AF_VSOCK, 64 bits wide', 'vsock(7)'],
  [/^SO_(HCI|L2CAP|RFCOMM|SCO|BTH)_/, 'an option of Bluetooth sockets', bluetooth],
  [/^SO_/, 'an option of level SOL_SOCKET', 'socket(7)'],
  [/^SOL_/, 'a level of options', 'getsockopt(2)'],
  [
    /^SCM_J1939_/,
    'a type of ancillary data of level SOL_CAN_J1939',
    kernel('networking/j1939.rst'),
  ],
  [/^SCM_/, 'a type of ancillary data of level SOL_SOCKET', 'cmsg(3), unix(7)'],
  [/^LOCAL_/, 'an option of Unix sockets', 'unix(4)'],
  [/^SYSPROTO_/, 'a protocol of AF_SYSTEM', "the SDK's sys/sys_domain.h"],
  [/^IPPROTO_MAX$/, 'the bound of protocol numbers', 'ip(7), protocols(5)'],
  [/^IPPROTO_/, 'a protocol number, and a level of options', 'ip(7), protocols(5)'],
  [/^IPPORT_/, 'a bound of ports', 'ip(7)'],
  [/^INADDR_/, 'an IPv4 address, as a number in host byte order', 'ip(7)'],
  [/^IP_DEFAULT_|^IP_MAX_/, 'a number about IPv4 multicast', 'ip(7)'],
  [/^IP_/, 'an option of level IPPROTO_IP', 'ip(7)'],
  [/^IPV6_RTHDR_TYPE/, 'a type of routing header', 'ipv6(7)'],
  [/^IPV6_/, 'an option of level IPPROTO_IPV6', 'ipv6(7)'],
  [/^TCP_/, 'an option of level IPPROTO_TCP', 'tcp(7)'],
  [/^UDPLITE_/, 'an option of level IPPROTO_UDPLITE', 'udplite(7)'],
  [/^AI_/, 'a flag of getaddrinfo()', 'getaddrinfo(3)'],
  [/^EAI_MAX$/, "the bound of gaierror's errnos", 'gai_strerror(3)'],
  [/^EAI_/, 'an errno of gaierror', 'gai_strerror(3)'],
  [/^NI_MAX/, 'the size of a buffer for getnameinfo(3), in bytes', 'getnameinfo(3)'],
  [/^NI_/, 'a flag of getnameinfo()', 'getnameinfo(3)'],
  [/^ALG_OP_/, 'an operation of AF_ALG', FAMILIES.ALG],
  [/^ALG_/, 'an option, or a type of ancillary data, of level SOL_ALG', FAMILIES.ALG],
  [/^BTPROTO_/, 'a protocol of AF_BLUETOOTH', bluetooth],
  [/^BDADDR_/, 'a type of Bluetooth address', bluetooth],
  [/^(BT|HCI|L2CAP|RFCOMM)_/, 'an option of Bluetooth sockets, or a value of one', bluetooth],
  [/^CAN_ISOTP_/, 'an option of level SOL_CAN_ISOTP, or a value of one', FAMILIES.CAN],
  [/^CAN_(RAW|BCM|ISOTP|J1939)$/, 'a protocol of AF_CAN', FAMILIES.CAN],
  [/^CAN_RAW_/, 'an option of level SOL_CAN_RAW', FAMILIES.CAN],
  [/^CAN_BCM_/, 'an operation or a flag of a message to CAN_BCM', FAMILIES.CAN],
  [/^CAN_/, 'a flag or a mask of CAN identifiers', FAMILIES.CAN],
  [/^J1939_/, 'a number of CAN_J1939', kernel('networking/j1939.rst')],
  [/^NETLINK_/, 'a protocol of AF_NETLINK', 'netlink(7)'],
  [/^PACKET_/, 'a type of packet in an address of AF_PACKET', 'packet(7)'],
  [/^ETH/, 'a protocol in an address of AF_PACKET', 'packet(7)'],
  [/^TIPC_/, 'a number of AF_TIPC', FAMILIES.TIPC],
  [/^(VM|IOCTL_VM)/, 'a number of AF_VSOCK', 'vsock(7)'],
];

/** Constants that Linux lacks, by the system that has them. `others` are on several systems. */
const NOT_ON_LINUX = {
  FreeBSD: ['AF_DIVERT', 'SCM_CREDS2', 'SO_REUSEPORT_LB', 'SO_SETFIB', 'SO_USER_COOKIE'],
  OpenBSD: ['SO_RTABLE'],
  macOS: ['AF_SYSTEM', 'LOCAL_PEERCRED', 'PF_SYSTEM', 'SYSPROTO_CONTROL', 'TCP_CONNECTION_INFO'],
  Windows: [
    ...['AF_HYPERV', 'HV_PROTOCOL_RAW', 'HVSOCKET_ADDRESS_FLAG_PASSTHRU'],
    ...['HVSOCKET_CONNECTED_SUSPEND', 'HVSOCKET_CONNECT_TIMEOUT', 'HVSOCKET_CONNECT_TIMEOUT_MAX'],
    ...['IPPROTO_CBT', 'IPPROTO_ICLFXBM', 'IPPROTO_IGP', 'IPPROTO_L2TP', 'IPPROTO_PGM'],
    ...['IPPROTO_RDP', 'IPPROTO_ST', 'MSG_BCAST', 'MSG_MCAST', 'RCVALL_MAX', 'RCVALL_OFF'],
    ...['RCVALL_ON', 'RCVALL_SOCKETLEVELONLY', 'SIO_KEEPALIVE_VALS', 'SIO_LOOPBACK_FAST_PATH'],
    ...['SIO_RCVALL', 'SO_EXCLUSIVEADDRUSE'],
  ],
  others: [
    ...['AF_LINK', 'AI_DEFAULT', 'AI_MASK', 'AI_V4MAPPED_CFG'],
    ...['EAI_BADHINTS', 'EAI_MAX', 'EAI_PROTOCOL', 'IPPROTO_EON', 'IPPROTO_GGP', 'IPPROTO_HELLO'],
    ...['IPPROTO_IPCOMP', 'IPPROTO_IPV4', 'IPPROTO_MAX', 'IPPROTO_ND', 'IPPROTO_XTP'],
    ...['IPV6_USE_MIN_MTU', 'IP_RECVDSTADDR', 'MSG_BTAG', 'MSG_EOF', 'MSG_ETAG'],
    ...['MSG_NOTIFICATION', 'SCM_CREDS', 'SO_USELOOPBACK', 'TCP_KEEPALIVE'],
  ],
};

/** The systems on which a constant exists, unless it exists on all. */
function availability(name, isLinuxOnly) {
  if (isLinuxOnly) return ' Linux only.';
  const [system] = Object.entries(NOT_ON_LINUX).find(([, names]) => names.includes(name)) ?? [];
  if (system === undefined) return '';
  return system === 'others' ? ' Not on Linux.' : ` ${system} only.`;
}

/** The text of a TSDoc comment. */
export function constantDoc(name, isLinuxOnly) {
  const fits = ([pattern]) => pattern.test(name);
  const added = ADDED.find(fits);
  const [, meaning, page] = added ?? RULES.find(fits) ?? [];
  if (meaning === undefined) throw new Error(`no rule of constant-docs.mjs fits ${name}`);
  const where = typeof page === 'function' ? page(name) : page;
  const difference = added === undefined ? '' : ' Differs from Python: an addition.';
  return `\`${name}\`: ${meaning}.${availability(name, isLinuxOnly)} See ${where}.${difference}`;
}
