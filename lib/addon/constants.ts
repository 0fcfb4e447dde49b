/**
 * The constants of the platform's headers. Made by scripts/generate-constants.mjs.
 *
 * A name that this platform lacks is absent: `'SO_REUSEPORT' in socket` is the test.
 */
import { native } from './binding.js';

/** `AF_APPLETALK`: an address family, the first argument of socket(). See address_families(7). */
export declare const AF_APPLETALK: number;
/** `AF_ASH`: an address family, the first argument of socket(). See address_families(7). */
export declare const AF_ASH: number;
/** `AF_ATMPVC`: an address family, the first argument of socket(). See address_families(7). */
export declare const AF_ATMPVC: number;
/** `AF_ATMSVC`: an address family, the first argument of socket(). See address_families(7). */
export declare const AF_ATMSVC: number;
/** `AF_AX25`: an address family, the first argument of socket(). See address_families(7). */
export declare const AF_AX25: number;
/** `AF_BRIDGE`: an address family, the first argument of socket(). See address_families(7). */
export declare const AF_BRIDGE: number;
/** `AF_DECnet`: an address family, the first argument of socket(). See address_families(7). */
export declare const AF_DECnet: number;
/** `AF_DIVERT`: an address family, the first argument of socket(). FreeBSD only. See address_families(7). */
export declare const AF_DIVERT: number;
/** `AF_ECONET`: an address family, the first argument of socket(). See address_families(7). */
export declare const AF_ECONET: number;
/** `AF_INET`: an address family, the first argument of socket(). See ip(7). */
export declare const AF_INET: number;
/** `AF_INET6`: an address family, the first argument of socket(). See ipv6(7). */
export declare const AF_INET6: number;
/** `AF_IPX`: an address family, the first argument of socket(). See address_families(7). */
export declare const AF_IPX: number;
/** `AF_IRDA`: an address family, the first argument of socket(). See address_families(7). */
export declare const AF_IRDA: number;
/** `AF_KEY`: an address family, the first argument of socket(). See address_families(7). */
export declare const AF_KEY: number;
/** `AF_LINK`: an address family, the first argument of socket(). Not on Linux. See address_families(7). */
export declare const AF_LINK: number;
/** `AF_LLC`: an address family, the first argument of socket(). See address_families(7). */
export declare const AF_LLC: number;
/** `AF_NETBEUI`: an address family, the first argument of socket(). See address_families(7). */
export declare const AF_NETBEUI: number;
/** `AF_NETROM`: an address family, the first argument of socket(). See address_families(7). */
export declare const AF_NETROM: number;
/** `AF_PPPOX`: an address family, the first argument of socket(). See address_families(7). */
export declare const AF_PPPOX: number;
/** `AF_ROSE`: an address family, the first argument of socket(). See address_families(7). */
export declare const AF_ROSE: number;
/** `AF_SECURITY`: an address family, the first argument of socket(). See address_families(7). */
export declare const AF_SECURITY: number;
/** `AF_SNA`: an address family, the first argument of socket(). See address_families(7). */
export declare const AF_SNA: number;
/** `AF_SYSTEM`: an address family, the first argument of socket(). macOS only. See address_families(7). */
export declare const AF_SYSTEM: number;
/** `AF_UNIX`: an address family, the first argument of socket(). See unix(7). */
export declare const AF_UNIX: number;
/** `AF_UNSPEC`: an address family, the first argument of socket(). See address_families(7). */
export declare const AF_UNSPEC: number;
/** `AF_WANPIPE`: an address family, the first argument of socket(). See address_families(7). */
export declare const AF_WANPIPE: number;
/** `AF_X25`: an address family, the first argument of socket(). See address_families(7). */
export declare const AF_X25: number;
/** `SOCK_CLOEXEC`: a flag in the type of a new socket. See socket(2). */
export declare const SOCK_CLOEXEC: number;
/** `SOCK_DGRAM`: a type of socket, the second argument of socket(). See socket(2). */
export declare const SOCK_DGRAM: number;
/** `SOCK_NONBLOCK`: a flag in the type of a new socket. See socket(2). */
export declare const SOCK_NONBLOCK: number;
/** `SOCK_RAW`: a type of socket, the second argument of socket(). See socket(2). */
export declare const SOCK_RAW: number;
/** `SOCK_RDM`: a type of socket, the second argument of socket(). See socket(2). */
export declare const SOCK_RDM: number;
/** `SOCK_SEQPACKET`: a type of socket, the second argument of socket(). See socket(2). */
export declare const SOCK_SEQPACKET: number;
/** `SOCK_STREAM`: a type of socket, the second argument of socket(). See socket(2). */
export declare const SOCK_STREAM: number;
/** `SOMAXCONN`: the longest queue of connections for listen(). See listen(2). */
export declare const SOMAXCONN: number;
/** `SHUT_RD`: what shutdown() ends. See shutdown(2). */
export declare const SHUT_RD: number;
/** `SHUT_RDWR`: what shutdown() ends. See shutdown(2). */
export declare const SHUT_RDWR: number;
/** `SHUT_WR`: what shutdown() ends. See shutdown(2). */
export declare const SHUT_WR: number;
/** `MSG_BTAG`: a flag of the calls that send and receive. Not on Linux. See send(2), recv(2). */
export declare const MSG_BTAG: number;
/** `MSG_CMSG_CLOEXEC`: a flag of the calls that send and receive. See send(2), recv(2). */
export declare const MSG_CMSG_CLOEXEC: number;
/** `MSG_CONFIRM`: a flag of the calls that send and receive. See send(2), recv(2). */
export declare const MSG_CONFIRM: number;
/** `MSG_CTRUNC`: a flag of the calls that send and receive. See send(2), recv(2). */
export declare const MSG_CTRUNC: number;
/** `MSG_DONTROUTE`: a flag of the calls that send and receive. See send(2), recv(2). */
export declare const MSG_DONTROUTE: number;
/** `MSG_DONTWAIT`: a flag of the calls that send and receive. See send(2), recv(2). */
export declare const MSG_DONTWAIT: number;
/** `MSG_EOF`: a flag of the calls that send and receive. Not on Linux. See send(2), recv(2). */
export declare const MSG_EOF: number;
/** `MSG_EOR`: a flag of the calls that send and receive. See send(2), recv(2). */
export declare const MSG_EOR: number;
/** `MSG_ERRQUEUE`: a flag of the calls that send and receive. See send(2), recv(2). */
export declare const MSG_ERRQUEUE: number;
/** `MSG_ETAG`: a flag of the calls that send and receive. Not on Linux. See send(2), recv(2). */
export declare const MSG_ETAG: number;
/** `MSG_FASTOPEN`: a flag of the calls that send and receive. See send(2), recv(2). */
export declare const MSG_FASTOPEN: number;
/** `MSG_MORE`: a flag of the calls that send and receive. See send(2), recv(2). */
export declare const MSG_MORE: number;
/** `MSG_NOSIGNAL`: a flag of the calls that send and receive. See send(2), recv(2). */
export declare const MSG_NOSIGNAL: number;
/** `MSG_NOTIFICATION`: a flag of the calls that send and receive. Not on Linux. See send(2), recv(2). */
export declare const MSG_NOTIFICATION: number;
/** `MSG_OOB`: a flag of the calls that send and receive. See send(2), recv(2). */
export declare const MSG_OOB: number;
/** `MSG_PEEK`: a flag of the calls that send and receive. See send(2), recv(2). */
export declare const MSG_PEEK: number;
/** `MSG_TRUNC`: a flag of the calls that send and receive. See send(2), recv(2). */
export declare const MSG_TRUNC: number;
/** `MSG_WAITALL`: a flag of the calls that send and receive. See send(2), recv(2). */
export declare const MSG_WAITALL: number;
/** `SOL_IP`: a level of options. See getsockopt(2). */
export declare const SOL_IP: number;
/** `SOL_SOCKET`: a level of options. See getsockopt(2). */
export declare const SOL_SOCKET: number;
/** `SOL_TCP`: a level of options. See getsockopt(2). */
export declare const SOL_TCP: number;
/** `SOL_UDP`: a level of options. See getsockopt(2). */
export declare const SOL_UDP: number;
/** `SO_ACCEPTCONN`: an option of level SOL_SOCKET. See socket(7). */
export declare const SO_ACCEPTCONN: number;
/** `SO_BINDTODEVICE`: an option of level SOL_SOCKET. See socket(7). */
export declare const SO_BINDTODEVICE: number;
/** `SO_BINDTOIFINDEX`: an option of level SOL_SOCKET. See socket(7). */
export declare const SO_BINDTOIFINDEX: number;
/** `SO_BROADCAST`: an option of level SOL_SOCKET. See socket(7). */
export declare const SO_BROADCAST: number;
/** `SO_DEBUG`: an option of level SOL_SOCKET. See socket(7). */
export declare const SO_DEBUG: number;
/** `SO_DOMAIN`: an option of level SOL_SOCKET. See socket(7). */
export declare const SO_DOMAIN: number;
/** `SO_DONTROUTE`: an option of level SOL_SOCKET. See socket(7). */
export declare const SO_DONTROUTE: number;
/** `SO_ERROR`: an option of level SOL_SOCKET. See socket(7). */
export declare const SO_ERROR: number;
/** `SO_INCOMING_CPU`: an option of level SOL_SOCKET. See socket(7). */
export declare const SO_INCOMING_CPU: number;
/** `SO_KEEPALIVE`: an option of level SOL_SOCKET. See socket(7). */
export declare const SO_KEEPALIVE: number;
/** `SO_LINGER`: an option of level SOL_SOCKET. See socket(7). */
export declare const SO_LINGER: number;
/** `SO_MARK`: an option of level SOL_SOCKET. See socket(7). */
export declare const SO_MARK: number;
/** `SO_OOBINLINE`: an option of level SOL_SOCKET. See socket(7). */
export declare const SO_OOBINLINE: number;
/** `SO_ORIGINAL_DST`: an option of level SOL_IP, or of IPPROTO_IPV6: where a connection went before NAT. See the kernel's include/uapi/linux/netfilter_ipv4.h. */
export declare const SO_ORIGINAL_DST: number;
/** `SO_PASSCRED`: an option of level SOL_SOCKET. See socket(7). */
export declare const SO_PASSCRED: number;
/** `SO_PASSRIGHTS`: an option of level SOL_SOCKET. See socket(7). */
export declare const SO_PASSRIGHTS: number;
/** `SO_PASSSEC`: an option of level SOL_SOCKET. See socket(7). */
export declare const SO_PASSSEC: number;
/** `SO_PEERCRED`: an option of level SOL_SOCKET. See socket(7). */
export declare const SO_PEERCRED: number;
/** `SO_PEERSEC`: an option of level SOL_SOCKET. See socket(7). */
export declare const SO_PEERSEC: number;
/** `SO_PRIORITY`: an option of level SOL_SOCKET. See socket(7). */
export declare const SO_PRIORITY: number;
/** `SO_PROTOCOL`: an option of level SOL_SOCKET. See socket(7). */
export declare const SO_PROTOCOL: number;
/** `SO_RCVBUF`: an option of level SOL_SOCKET. See socket(7). */
export declare const SO_RCVBUF: number;
/** `SO_RCVLOWAT`: an option of level SOL_SOCKET. See socket(7). */
export declare const SO_RCVLOWAT: number;
/** `SO_RCVTIMEO`: an option of level SOL_SOCKET. See socket(7). */
export declare const SO_RCVTIMEO: number;
/** `SO_REUSEADDR`: an option of level SOL_SOCKET. See socket(7). */
export declare const SO_REUSEADDR: number;
/** `SO_REUSEPORT`: an option of level SOL_SOCKET. See socket(7). */
export declare const SO_REUSEPORT: number;
/** `SO_REUSEPORT_LB`: an option of level SOL_SOCKET. FreeBSD only. See socket(7). */
export declare const SO_REUSEPORT_LB: number;
/** `SO_RTABLE`: an option of level SOL_SOCKET. OpenBSD only. See socket(7). */
export declare const SO_RTABLE: number;
/** `SO_SETFIB`: an option of level SOL_SOCKET. FreeBSD only. See socket(7). */
export declare const SO_SETFIB: number;
/** `SO_SNDBUF`: an option of level SOL_SOCKET. See socket(7). */
export declare const SO_SNDBUF: number;
/** `SO_SNDLOWAT`: an option of level SOL_SOCKET. See socket(7). */
export declare const SO_SNDLOWAT: number;
/** `SO_SNDTIMEO`: an option of level SOL_SOCKET. See socket(7). */
export declare const SO_SNDTIMEO: number;
/** `SO_TYPE`: an option of level SOL_SOCKET. See socket(7). */
export declare const SO_TYPE: number;
/** `SO_USELOOPBACK`: an option of level SOL_SOCKET. Not on Linux. See socket(7). */
export declare const SO_USELOOPBACK: number;
/** `SO_USER_COOKIE`: an option of level SOL_SOCKET. FreeBSD only. See socket(7). */
export declare const SO_USER_COOKIE: number;
/** `IPPROTO_AH`: a protocol number, and a level of options. See ip(7), protocols(5). */
export declare const IPPROTO_AH: number;
/** `IPPROTO_DSTOPTS`: a protocol number, and a level of options. See ip(7), protocols(5). */
export declare const IPPROTO_DSTOPTS: number;
/** `IPPROTO_EGP`: a protocol number, and a level of options. See ip(7), protocols(5). */
export declare const IPPROTO_EGP: number;
/** `IPPROTO_EON`: a protocol number, and a level of options. Not on Linux. See ip(7), protocols(5). */
export declare const IPPROTO_EON: number;
/** `IPPROTO_ESP`: a protocol number, and a level of options. See ip(7), protocols(5). */
export declare const IPPROTO_ESP: number;
/** `IPPROTO_FRAGMENT`: a protocol number, and a level of options. See ip(7), protocols(5). */
export declare const IPPROTO_FRAGMENT: number;
/** `IPPROTO_GGP`: a protocol number, and a level of options. Not on Linux. See ip(7), protocols(5). */
export declare const IPPROTO_GGP: number;
/** `IPPROTO_GRE`: a protocol number, and a level of options. See ip(7), protocols(5). */
export declare const IPPROTO_GRE: number;
/** `IPPROTO_HELLO`: a protocol number, and a level of options. Not on Linux. See ip(7), protocols(5). */
export declare const IPPROTO_HELLO: number;
/** `IPPROTO_HOPOPTS`: a protocol number, and a level of options. See ip(7), protocols(5). */
export declare const IPPROTO_HOPOPTS: number;
/** `IPPROTO_ICMP`: a protocol number, and a level of options. See ip(7), protocols(5). */
export declare const IPPROTO_ICMP: number;
/** `IPPROTO_ICMPV6`: a protocol number, and a level of options. See ip(7), protocols(5). */
export declare const IPPROTO_ICMPV6: number;
/** `IPPROTO_IDP`: a protocol number, and a level of options. See ip(7), protocols(5). */
export declare const IPPROTO_IDP: number;
/** `IPPROTO_IGMP`: a protocol number, and a level of options. See ip(7), protocols(5). */
export declare const IPPROTO_IGMP: number;
/** `IPPROTO_IP`: a protocol number, and a level of options. See ip(7), protocols(5). */
export declare const IPPROTO_IP: number;
/** `IPPROTO_IPCOMP`: a protocol number, and a level of options. Not on Linux. See ip(7), protocols(5). */
export declare const IPPROTO_IPCOMP: number;
/** `IPPROTO_IPIP`: a protocol number, and a level of options. See ip(7), protocols(5). */
export declare const IPPROTO_IPIP: number;
/** `IPPROTO_IPV4`: a protocol number, and a level of options. Not on Linux. See ip(7), protocols(5). */
export declare const IPPROTO_IPV4: number;
/** `IPPROTO_IPV6`: a protocol number, and a level of options. See ip(7), protocols(5). */
export declare const IPPROTO_IPV6: number;
/** `IPPROTO_MAX`: the bound of protocol numbers. Not on Linux. See ip(7), protocols(5). */
export declare const IPPROTO_MAX: number;
/** `IPPROTO_MPTCP`: a protocol number, and a level of options. See ip(7), protocols(5). */
export declare const IPPROTO_MPTCP: number;
/** `IPPROTO_ND`: a protocol number, and a level of options. Not on Linux. See ip(7), protocols(5). */
export declare const IPPROTO_ND: number;
/** `IPPROTO_NONE`: a protocol number, and a level of options. See ip(7), protocols(5). */
export declare const IPPROTO_NONE: number;
/** `IPPROTO_PIM`: a protocol number, and a level of options. See ip(7), protocols(5). */
export declare const IPPROTO_PIM: number;
/** `IPPROTO_PUP`: a protocol number, and a level of options. See ip(7), protocols(5). */
export declare const IPPROTO_PUP: number;
/** `IPPROTO_RAW`: a protocol number, and a level of options. See ip(7), protocols(5). */
export declare const IPPROTO_RAW: number;
/** `IPPROTO_ROUTING`: a protocol number, and a level of options. See ip(7), protocols(5). */
export declare const IPPROTO_ROUTING: number;
/** `IPPROTO_RSVP`: a protocol number, and a level of options. See ip(7), protocols(5). */
export declare const IPPROTO_RSVP: number;
/** `IPPROTO_SCTP`: a protocol number, and a level of options. See ip(7), protocols(5). */
export declare const IPPROTO_SCTP: number;
/** `IPPROTO_TCP`: a protocol number, and a level of options. See ip(7), protocols(5). */
export declare const IPPROTO_TCP: number;
/** `IPPROTO_TP`: a protocol number, and a level of options. See ip(7), protocols(5). */
export declare const IPPROTO_TP: number;
/** `IPPROTO_UDP`: a protocol number, and a level of options. See ip(7), protocols(5). */
export declare const IPPROTO_UDP: number;
/** `IPPROTO_UDPLITE`: a protocol number, and a level of options. See ip(7), protocols(5). */
export declare const IPPROTO_UDPLITE: number;
/** `IPPROTO_XTP`: a protocol number, and a level of options. Not on Linux. See ip(7), protocols(5). */
export declare const IPPROTO_XTP: number;
/** `LOCAL_PEERCRED`: an option of Unix sockets. macOS only. See unix(4). */
export declare const LOCAL_PEERCRED: number;
/** `PF_SYSTEM`: the protocol family of the address family of that name. macOS only. See address_families(7). */
export declare const PF_SYSTEM: number;
/** `SYSPROTO_CONTROL`: a protocol of AF_SYSTEM. macOS only. See the SDK's sys/sys_domain.h. */
export declare const SYSPROTO_CONTROL: number;
/** `IPPORT_RESERVED`: a bound of ports. See ip(7). */
export declare const IPPORT_RESERVED: number;
/** `IPPORT_USERRESERVED`: a bound of ports. See ip(7). */
export declare const IPPORT_USERRESERVED: number;
/** `INADDR_ALLHOSTS_GROUP`: an IPv4 address, as a number in host byte order. See ip(7). */
export declare const INADDR_ALLHOSTS_GROUP: number;
/** `INADDR_ANY`: an IPv4 address, as a number in host byte order. See ip(7). */
export declare const INADDR_ANY: number;
/** `INADDR_BROADCAST`: an IPv4 address, as a number in host byte order. See ip(7). */
export declare const INADDR_BROADCAST: number;
/** `INADDR_LOOPBACK`: an IPv4 address, as a number in host byte order. See ip(7). */
export declare const INADDR_LOOPBACK: number;
/** `INADDR_MAX_LOCAL_GROUP`: an IPv4 address, as a number in host byte order. See ip(7). */
export declare const INADDR_MAX_LOCAL_GROUP: number;
/** `INADDR_NONE`: an IPv4 address, as a number in host byte order. See ip(7). */
export declare const INADDR_NONE: number;
/** `INADDR_UNSPEC_GROUP`: an IPv4 address, as a number in host byte order. See ip(7). */
export declare const INADDR_UNSPEC_GROUP: number;
/** `IP_ADD_MEMBERSHIP`: an option of level IPPROTO_IP. See ip(7). */
export declare const IP_ADD_MEMBERSHIP: number;
/** `IP_ADD_SOURCE_MEMBERSHIP`: an option of level IPPROTO_IP. See ip(7). */
export declare const IP_ADD_SOURCE_MEMBERSHIP: number;
/** `IP_BIND_ADDRESS_NO_PORT`: an option of level IPPROTO_IP. See ip(7). */
export declare const IP_BIND_ADDRESS_NO_PORT: number;
/** `IP_BLOCK_SOURCE`: an option of level IPPROTO_IP. See ip(7). */
export declare const IP_BLOCK_SOURCE: number;
/** `IP_DEFAULT_MULTICAST_LOOP`: a number about IPv4 multicast. See ip(7). */
export declare const IP_DEFAULT_MULTICAST_LOOP: number;
/** `IP_DEFAULT_MULTICAST_TTL`: a number about IPv4 multicast. See ip(7). */
export declare const IP_DEFAULT_MULTICAST_TTL: number;
/** `IP_DROP_MEMBERSHIP`: an option of level IPPROTO_IP. See ip(7). */
export declare const IP_DROP_MEMBERSHIP: number;
/** `IP_DROP_SOURCE_MEMBERSHIP`: an option of level IPPROTO_IP. See ip(7). */
export declare const IP_DROP_SOURCE_MEMBERSHIP: number;
/** `IP_FREEBIND`: an option of level IPPROTO_IP. See ip(7). */
export declare const IP_FREEBIND: number;
/** `IP_HDRINCL`: an option of level IPPROTO_IP. See ip(7). */
export declare const IP_HDRINCL: number;
/** `IP_MAX_MEMBERSHIPS`: a number about IPv4 multicast. See ip(7). */
export declare const IP_MAX_MEMBERSHIPS: number;
/** `IP_MULTICAST_IF`: an option of level IPPROTO_IP. See ip(7). */
export declare const IP_MULTICAST_IF: number;
/** `IP_MULTICAST_LOOP`: an option of level IPPROTO_IP. See ip(7). */
export declare const IP_MULTICAST_LOOP: number;
/** `IP_MULTICAST_TTL`: an option of level IPPROTO_IP. See ip(7). */
export declare const IP_MULTICAST_TTL: number;
/** `IP_OPTIONS`: an option of level IPPROTO_IP. See ip(7). */
export declare const IP_OPTIONS: number;
/** `IP_PKTINFO`: an option of level IPPROTO_IP. See ip(7). */
export declare const IP_PKTINFO: number;
/** `IP_RECVDSTADDR`: an option of level IPPROTO_IP. Not on Linux. See ip(7). */
export declare const IP_RECVDSTADDR: number;
/** `IP_RECVERR`: an option of level IPPROTO_IP. See ip(7). */
export declare const IP_RECVERR: number;
/** `IP_RECVOPTS`: an option of level IPPROTO_IP. See ip(7). */
export declare const IP_RECVOPTS: number;
/** `IP_RECVORIGDSTADDR`: an option of level IPPROTO_IP. See ip(7). */
export declare const IP_RECVORIGDSTADDR: number;
/** `IP_RECVRETOPTS`: an option of level IPPROTO_IP. See ip(7). */
export declare const IP_RECVRETOPTS: number;
/** `IP_RECVTOS`: an option of level IPPROTO_IP. See ip(7). */
export declare const IP_RECVTOS: number;
/** `IP_RECVTTL`: an option of level IPPROTO_IP. See ip(7). */
export declare const IP_RECVTTL: number;
/** `IP_RETOPTS`: an option of level IPPROTO_IP. See ip(7). */
export declare const IP_RETOPTS: number;
/** `IP_TOS`: an option of level IPPROTO_IP. See ip(7). */
export declare const IP_TOS: number;
/** `IP_TRANSPARENT`: an option of level IPPROTO_IP. See ip(7). */
export declare const IP_TRANSPARENT: number;
/** `IP_TTL`: an option of level IPPROTO_IP. See ip(7). */
export declare const IP_TTL: number;
/** `IP_UNBLOCK_SOURCE`: an option of level IPPROTO_IP. See ip(7). */
export declare const IP_UNBLOCK_SOURCE: number;
/** `IPV6_CHECKSUM`: an option of level IPPROTO_IPV6. See ipv6(7). */
export declare const IPV6_CHECKSUM: number;
/** `IPV6_DONTFRAG`: an option of level IPPROTO_IPV6. See ipv6(7). */
export declare const IPV6_DONTFRAG: number;
/** `IPV6_DSTOPTS`: an option of level IPPROTO_IPV6. See ipv6(7). */
export declare const IPV6_DSTOPTS: number;
/** `IPV6_HDRINCL`: an option of level IPPROTO_IPV6. See ipv6(7). */
export declare const IPV6_HDRINCL: number;
/** `IPV6_HOPLIMIT`: an option of level IPPROTO_IPV6. See ipv6(7). */
export declare const IPV6_HOPLIMIT: number;
/** `IPV6_HOPOPTS`: an option of level IPPROTO_IPV6. See ipv6(7). */
export declare const IPV6_HOPOPTS: number;
/** `IPV6_JOIN_GROUP`: an option of level IPPROTO_IPV6. See ipv6(7). */
export declare const IPV6_JOIN_GROUP: number;
/** `IPV6_LEAVE_GROUP`: an option of level IPPROTO_IPV6. See ipv6(7). */
export declare const IPV6_LEAVE_GROUP: number;
/** `IPV6_MULTICAST_HOPS`: an option of level IPPROTO_IPV6. See ipv6(7). */
export declare const IPV6_MULTICAST_HOPS: number;
/** `IPV6_MULTICAST_IF`: an option of level IPPROTO_IPV6. See ipv6(7). */
export declare const IPV6_MULTICAST_IF: number;
/** `IPV6_MULTICAST_LOOP`: an option of level IPPROTO_IPV6. See ipv6(7). */
export declare const IPV6_MULTICAST_LOOP: number;
/** `IPV6_NEXTHOP`: an option of level IPPROTO_IPV6. See ipv6(7). */
export declare const IPV6_NEXTHOP: number;
/** `IPV6_PATHMTU`: an option of level IPPROTO_IPV6. See ipv6(7). */
export declare const IPV6_PATHMTU: number;
/** `IPV6_PKTINFO`: an option of level IPPROTO_IPV6. See ipv6(7). */
export declare const IPV6_PKTINFO: number;
/** `IPV6_RECVDSTOPTS`: an option of level IPPROTO_IPV6. See ipv6(7). */
export declare const IPV6_RECVDSTOPTS: number;
/** `IPV6_RECVERR`: an option of level IPPROTO_IPV6. See ipv6(7). */
export declare const IPV6_RECVERR: number;
/** `IPV6_RECVHOPLIMIT`: an option of level IPPROTO_IPV6. See ipv6(7). */
export declare const IPV6_RECVHOPLIMIT: number;
/** `IPV6_RECVHOPOPTS`: an option of level IPPROTO_IPV6. See ipv6(7). */
export declare const IPV6_RECVHOPOPTS: number;
/** `IPV6_RECVPATHMTU`: an option of level IPPROTO_IPV6. See ipv6(7). */
export declare const IPV6_RECVPATHMTU: number;
/** `IPV6_RECVPKTINFO`: an option of level IPPROTO_IPV6. See ipv6(7). */
export declare const IPV6_RECVPKTINFO: number;
/** `IPV6_RECVRTHDR`: an option of level IPPROTO_IPV6. See ipv6(7). */
export declare const IPV6_RECVRTHDR: number;
/** `IPV6_RECVTCLASS`: an option of level IPPROTO_IPV6. See ipv6(7). */
export declare const IPV6_RECVTCLASS: number;
/** `IPV6_RTHDR`: an option of level IPPROTO_IPV6. See ipv6(7). */
export declare const IPV6_RTHDR: number;
/** `IPV6_RTHDRDSTOPTS`: an option of level IPPROTO_IPV6. See ipv6(7). */
export declare const IPV6_RTHDRDSTOPTS: number;
/** `IPV6_RTHDR_TYPE_0`: a type of routing header. See ipv6(7). */
export declare const IPV6_RTHDR_TYPE_0: number;
/** `IPV6_TCLASS`: an option of level IPPROTO_IPV6. See ipv6(7). */
export declare const IPV6_TCLASS: number;
/** `IPV6_UNICAST_HOPS`: an option of level IPPROTO_IPV6. See ipv6(7). */
export declare const IPV6_UNICAST_HOPS: number;
/** `IPV6_USE_MIN_MTU`: an option of level IPPROTO_IPV6. Not on Linux. See ipv6(7). */
export declare const IPV6_USE_MIN_MTU: number;
/** `IPV6_V6ONLY`: an option of level IPPROTO_IPV6. See ipv6(7). */
export declare const IPV6_V6ONLY: number;
/** `TCP_CC_INFO`: an option of level IPPROTO_TCP. See tcp(7). */
export declare const TCP_CC_INFO: number;
/** `TCP_CONGESTION`: an option of level IPPROTO_TCP. See tcp(7). */
export declare const TCP_CONGESTION: number;
/** `TCP_CONNECTION_INFO`: an option of level IPPROTO_TCP. macOS only. See tcp(7). */
export declare const TCP_CONNECTION_INFO: number;
/** `TCP_CORK`: an option of level IPPROTO_TCP. See tcp(7). */
export declare const TCP_CORK: number;
/** `TCP_DEFER_ACCEPT`: an option of level IPPROTO_TCP. See tcp(7). */
export declare const TCP_DEFER_ACCEPT: number;
/** `TCP_FASTOPEN`: an option of level IPPROTO_TCP. See tcp(7). */
export declare const TCP_FASTOPEN: number;
/** `TCP_FASTOPEN_CONNECT`: an option of level IPPROTO_TCP. See tcp(7). */
export declare const TCP_FASTOPEN_CONNECT: number;
/** `TCP_FASTOPEN_KEY`: an option of level IPPROTO_TCP. See tcp(7). */
export declare const TCP_FASTOPEN_KEY: number;
/** `TCP_FASTOPEN_NO_COOKIE`: an option of level IPPROTO_TCP. See tcp(7). */
export declare const TCP_FASTOPEN_NO_COOKIE: number;
/** `TCP_INFO`: an option of level IPPROTO_TCP. See tcp(7). */
export declare const TCP_INFO: number;
/** `TCP_INQ`: an option of level IPPROTO_TCP. See tcp(7). */
export declare const TCP_INQ: number;
/** `TCP_KEEPALIVE`: an option of level IPPROTO_TCP. Not on Linux. See tcp(7). */
export declare const TCP_KEEPALIVE: number;
/** `TCP_KEEPCNT`: an option of level IPPROTO_TCP. See tcp(7). */
export declare const TCP_KEEPCNT: number;
/** `TCP_KEEPIDLE`: an option of level IPPROTO_TCP. See tcp(7). */
export declare const TCP_KEEPIDLE: number;
/** `TCP_KEEPINTVL`: an option of level IPPROTO_TCP. See tcp(7). */
export declare const TCP_KEEPINTVL: number;
/** `TCP_LINGER2`: an option of level IPPROTO_TCP. See tcp(7). */
export declare const TCP_LINGER2: number;
/** `TCP_MAXSEG`: an option of level IPPROTO_TCP. See tcp(7). */
export declare const TCP_MAXSEG: number;
/** `TCP_MD5SIG`: an option of level IPPROTO_TCP. See tcp(7). */
export declare const TCP_MD5SIG: number;
/** `TCP_MD5SIG_EXT`: an option of level IPPROTO_TCP. See tcp(7). */
export declare const TCP_MD5SIG_EXT: number;
/** `TCP_NODELAY`: an option of level IPPROTO_TCP. See tcp(7). */
export declare const TCP_NODELAY: number;
/** `TCP_NOTSENT_LOWAT`: an option of level IPPROTO_TCP. See tcp(7). */
export declare const TCP_NOTSENT_LOWAT: number;
/** `TCP_QUEUE_SEQ`: an option of level IPPROTO_TCP. See tcp(7). */
export declare const TCP_QUEUE_SEQ: number;
/** `TCP_QUICKACK`: an option of level IPPROTO_TCP. See tcp(7). */
export declare const TCP_QUICKACK: number;
/** `TCP_REPAIR`: an option of level IPPROTO_TCP. See tcp(7). */
export declare const TCP_REPAIR: number;
/** `TCP_REPAIR_OPTIONS`: an option of level IPPROTO_TCP. See tcp(7). */
export declare const TCP_REPAIR_OPTIONS: number;
/** `TCP_REPAIR_QUEUE`: an option of level IPPROTO_TCP. See tcp(7). */
export declare const TCP_REPAIR_QUEUE: number;
/** `TCP_REPAIR_WINDOW`: an option of level IPPROTO_TCP. See tcp(7). */
export declare const TCP_REPAIR_WINDOW: number;
/** `TCP_SAVED_SYN`: an option of level IPPROTO_TCP. See tcp(7). */
export declare const TCP_SAVED_SYN: number;
/** `TCP_SAVE_SYN`: an option of level IPPROTO_TCP. See tcp(7). */
export declare const TCP_SAVE_SYN: number;
/** `TCP_SYNCNT`: an option of level IPPROTO_TCP. See tcp(7). */
export declare const TCP_SYNCNT: number;
/** `TCP_THIN_DUPACK`: an option of level IPPROTO_TCP. See tcp(7). */
export declare const TCP_THIN_DUPACK: number;
/** `TCP_THIN_LINEAR_TIMEOUTS`: an option of level IPPROTO_TCP. See tcp(7). */
export declare const TCP_THIN_LINEAR_TIMEOUTS: number;
/** `TCP_TIMESTAMP`: an option of level IPPROTO_TCP. See tcp(7). */
export declare const TCP_TIMESTAMP: number;
/** `TCP_TX_DELAY`: an option of level IPPROTO_TCP. See tcp(7). */
export declare const TCP_TX_DELAY: number;
/** `TCP_ULP`: an option of level IPPROTO_TCP. See tcp(7). */
export declare const TCP_ULP: number;
/** `TCP_USER_TIMEOUT`: an option of level IPPROTO_TCP. See tcp(7). */
export declare const TCP_USER_TIMEOUT: number;
/** `TCP_WINDOW_CLAMP`: an option of level IPPROTO_TCP. See tcp(7). */
export declare const TCP_WINDOW_CLAMP: number;
/** `TCP_ZEROCOPY_RECEIVE`: an option of level IPPROTO_TCP. See tcp(7). */
export declare const TCP_ZEROCOPY_RECEIVE: number;
/** `EAI_ADDRFAMILY`: an errno of gaierror. See gai_strerror(3). */
export declare const EAI_ADDRFAMILY: number;
/** `EAI_AGAIN`: an errno of gaierror. See gai_strerror(3). */
export declare const EAI_AGAIN: number;
/** `EAI_BADFLAGS`: an errno of gaierror. See gai_strerror(3). */
export declare const EAI_BADFLAGS: number;
/** `EAI_BADHINTS`: an errno of gaierror. Not on Linux. See gai_strerror(3). */
export declare const EAI_BADHINTS: number;
/** `EAI_FAIL`: an errno of gaierror. See gai_strerror(3). */
export declare const EAI_FAIL: number;
/** `EAI_FAMILY`: an errno of gaierror. See gai_strerror(3). */
export declare const EAI_FAMILY: number;
/** `EAI_MAX`: the bound of gaierror's errnos. Not on Linux. See gai_strerror(3). */
export declare const EAI_MAX: number;
/** `EAI_MEMORY`: an errno of gaierror. See gai_strerror(3). */
export declare const EAI_MEMORY: number;
/** `EAI_NODATA`: an errno of gaierror. See gai_strerror(3). */
export declare const EAI_NODATA: number;
/** `EAI_NONAME`: an errno of gaierror. See gai_strerror(3). */
export declare const EAI_NONAME: number;
/** `EAI_OVERFLOW`: an errno of gaierror. See gai_strerror(3). */
export declare const EAI_OVERFLOW: number;
/** `EAI_PROTOCOL`: an errno of gaierror. Not on Linux. See gai_strerror(3). */
export declare const EAI_PROTOCOL: number;
/** `EAI_SERVICE`: an errno of gaierror. See gai_strerror(3). */
export declare const EAI_SERVICE: number;
/** `EAI_SOCKTYPE`: an errno of gaierror. See gai_strerror(3). */
export declare const EAI_SOCKTYPE: number;
/** `EAI_SYSTEM`: an errno of gaierror. See gai_strerror(3). */
export declare const EAI_SYSTEM: number;
/** `AI_ADDRCONFIG`: a flag of getaddrinfo(). See getaddrinfo(3). */
export declare const AI_ADDRCONFIG: number;
/** `AI_ALL`: a flag of getaddrinfo(). See getaddrinfo(3). */
export declare const AI_ALL: number;
/** `AI_CANONNAME`: a flag of getaddrinfo(). See getaddrinfo(3). */
export declare const AI_CANONNAME: number;
/** `AI_DEFAULT`: a flag of getaddrinfo(). Not on Linux. See getaddrinfo(3). */
export declare const AI_DEFAULT: number;
/** `AI_MASK`: a flag of getaddrinfo(). Not on Linux. See getaddrinfo(3). */
export declare const AI_MASK: number;
/** `AI_NUMERICHOST`: a flag of getaddrinfo(). See getaddrinfo(3). */
export declare const AI_NUMERICHOST: number;
/** `AI_NUMERICSERV`: a flag of getaddrinfo(). See getaddrinfo(3). */
export declare const AI_NUMERICSERV: number;
/** `AI_PASSIVE`: a flag of getaddrinfo(). See getaddrinfo(3). */
export declare const AI_PASSIVE: number;
/** `AI_V4MAPPED`: a flag of getaddrinfo(). See getaddrinfo(3). */
export declare const AI_V4MAPPED: number;
/** `AI_V4MAPPED_CFG`: a flag of getaddrinfo(). Not on Linux. See getaddrinfo(3). */
export declare const AI_V4MAPPED_CFG: number;
/** `NI_DGRAM`: a flag of getnameinfo(). See getnameinfo(3). */
export declare const NI_DGRAM: number;
/** `NI_IDN`: a flag of getnameinfo(). See getnameinfo(3). */
export declare const NI_IDN: number;
/** `NI_MAXHOST`: the size of a buffer for getnameinfo(3), in bytes. See getnameinfo(3). */
export declare const NI_MAXHOST: number;
/** `NI_MAXSERV`: the size of a buffer for getnameinfo(3), in bytes. See getnameinfo(3). */
export declare const NI_MAXSERV: number;
/** `NI_NAMEREQD`: a flag of getnameinfo(). See getnameinfo(3). */
export declare const NI_NAMEREQD: number;
/** `NI_NOFQDN`: a flag of getnameinfo(). See getnameinfo(3). */
export declare const NI_NOFQDN: number;
/** `NI_NUMERICHOST`: a flag of getnameinfo(). See getnameinfo(3). */
export declare const NI_NUMERICHOST: number;
/** `NI_NUMERICSERV`: a flag of getnameinfo(). See getnameinfo(3). */
export declare const NI_NUMERICSERV: number;
/** `SCM_CREDENTIALS`: a type of ancillary data of level SOL_SOCKET. See cmsg(3), unix(7). */
export declare const SCM_CREDENTIALS: number;
/** `SCM_CREDS`: a type of ancillary data of level SOL_SOCKET. Not on Linux. See cmsg(3), unix(7). */
export declare const SCM_CREDS: number;
/** `SCM_CREDS2`: a type of ancillary data of level SOL_SOCKET. FreeBSD only. See cmsg(3), unix(7). */
export declare const SCM_CREDS2: number;
/** `SCM_RIGHTS`: a type of ancillary data of level SOL_SOCKET. See cmsg(3), unix(7). */
export declare const SCM_RIGHTS: number;
/** `UDPLITE_RECV_CSCOV`: an option of level IPPROTO_UDPLITE. See udplite(7). */
export declare const UDPLITE_RECV_CSCOV: number;
/** `UDPLITE_SEND_CSCOV`: an option of level IPPROTO_UDPLITE. See udplite(7). */
export declare const UDPLITE_SEND_CSCOV: number;
/** `AF_BLUETOOTH`: an address family, the first argument of socket(). See address_families(7). */
export declare const AF_BLUETOOTH: number;
/** `AF_CAN`: an address family, the first argument of socket(). See the kernel's Documentation/networking/can.rst. */
export declare const AF_CAN: number;
/** `AF_NETLINK`: an address family, the first argument of socket(). See netlink(7). */
export declare const AF_NETLINK: number;
/** `AF_ROUTE`: an address family, the first argument of socket(). See address_families(7). */
export declare const AF_ROUTE: number;
/** `BDADDR_BREDR`: a type of Bluetooth address. See the kernel's include/net/bluetooth. */
export declare const BDADDR_BREDR: number;
/** `BDADDR_LE_PUBLIC`: a type of Bluetooth address. See the kernel's include/net/bluetooth. */
export declare const BDADDR_LE_PUBLIC: number;
/** `BDADDR_LE_RANDOM`: a type of Bluetooth address. See the kernel's include/net/bluetooth. */
export declare const BDADDR_LE_RANDOM: number;
/** `BTPROTO_HCI`: a protocol of AF_BLUETOOTH. See the kernel's include/net/bluetooth. */
export declare const BTPROTO_HCI: number;
/** `BTPROTO_L2CAP`: a protocol of AF_BLUETOOTH. See the kernel's include/net/bluetooth. */
export declare const BTPROTO_L2CAP: number;
/** `BTPROTO_RFCOMM`: a protocol of AF_BLUETOOTH. See the kernel's include/net/bluetooth. */
export declare const BTPROTO_RFCOMM: number;
/** `BTPROTO_SCO`: a protocol of AF_BLUETOOTH. See the kernel's include/net/bluetooth. */
export declare const BTPROTO_SCO: number;
/** `CAN_EFF_FLAG`: a flag or a mask of CAN identifiers. See the kernel's Documentation/networking/can.rst. */
export declare const CAN_EFF_FLAG: number;
/** `CAN_EFF_MASK`: a flag or a mask of CAN identifiers. See the kernel's Documentation/networking/can.rst. */
export declare const CAN_EFF_MASK: number;
/** `CAN_ERR_FLAG`: a flag or a mask of CAN identifiers. See the kernel's Documentation/networking/can.rst. */
export declare const CAN_ERR_FLAG: number;
/** `CAN_ERR_MASK`: a flag or a mask of CAN identifiers. See the kernel's Documentation/networking/can.rst. */
export declare const CAN_ERR_MASK: number;
/** `CAN_RAW`: a protocol of AF_CAN. See the kernel's Documentation/networking/can.rst. */
export declare const CAN_RAW: number;
/** `CAN_RAW_FILTER`: an option of level SOL_CAN_RAW. See the kernel's Documentation/networking/can.rst. */
export declare const CAN_RAW_FILTER: number;
/** `CAN_RAW_LOOPBACK`: an option of level SOL_CAN_RAW. See the kernel's Documentation/networking/can.rst. */
export declare const CAN_RAW_LOOPBACK: number;
/** `CAN_RAW_RECV_OWN_MSGS`: an option of level SOL_CAN_RAW. See the kernel's Documentation/networking/can.rst. */
export declare const CAN_RAW_RECV_OWN_MSGS: number;
/** `CAN_RTR_FLAG`: a flag or a mask of CAN identifiers. See the kernel's Documentation/networking/can.rst. */
export declare const CAN_RTR_FLAG: number;
/** `CAN_SFF_MASK`: a flag or a mask of CAN identifiers. See the kernel's Documentation/networking/can.rst. */
export declare const CAN_SFF_MASK: number;
/** `ETHERTYPE_ARP`: a protocol in an address of AF_PACKET. See packet(7). */
export declare const ETHERTYPE_ARP: number;
/** `ETHERTYPE_IP`: a protocol in an address of AF_PACKET. See packet(7). */
export declare const ETHERTYPE_IP: number;
/** `ETHERTYPE_IPV6`: a protocol in an address of AF_PACKET. See packet(7). */
export declare const ETHERTYPE_IPV6: number;
/** `ETHERTYPE_VLAN`: a protocol in an address of AF_PACKET. See packet(7). */
export declare const ETHERTYPE_VLAN: number;
/** `HCI_DATA_DIR`: an option of Bluetooth sockets, or a value of one. See the kernel's include/net/bluetooth. */
export declare const HCI_DATA_DIR: number;
/** `HCI_FILTER`: an option of Bluetooth sockets, or a value of one. See the kernel's include/net/bluetooth. */
export declare const HCI_FILTER: number;
/** `NETLINK_ROUTE`: a protocol of AF_NETLINK. See netlink(7). */
export declare const NETLINK_ROUTE: number;
/** `PF_CAN`: the protocol family of the address family of that name. See the kernel's Documentation/networking/can.rst. */
export declare const PF_CAN: number;
/** `SOL_CAN_RAW`: a level of options. See getsockopt(2). */
export declare const SOL_CAN_RAW: number;
/** `SOL_HCI`: a level of options. See getsockopt(2). */
export declare const SOL_HCI: number;
/** `SOL_L2CAP`: a level of options. See getsockopt(2). */
export declare const SOL_L2CAP: number;
/** `SOL_RFCOMM`: a level of options. See getsockopt(2). */
export declare const SOL_RFCOMM: number;
/** `SOL_SCO`: a level of options. See getsockopt(2). */
export declare const SOL_SCO: number;
/** `AF_HYPERV`: an address family, the first argument of socket(). Windows only. See address_families(7). */
export declare const AF_HYPERV: number;
/** `HV_PROTOCOL_RAW`: a number of AF_HYPERV. Windows only. See Microsoft's reference of Winsock. */
export declare const HV_PROTOCOL_RAW: number;
/** `HVSOCKET_ADDRESS_FLAG_PASSTHRU`: a number of AF_HYPERV. Windows only. See Microsoft's reference of Winsock. */
export declare const HVSOCKET_ADDRESS_FLAG_PASSTHRU: number;
/** `HVSOCKET_CONNECTED_SUSPEND`: a number of AF_HYPERV. Windows only. See Microsoft's reference of Winsock. */
export declare const HVSOCKET_CONNECTED_SUSPEND: number;
/** `HVSOCKET_CONNECT_TIMEOUT`: a number of AF_HYPERV. Windows only. See Microsoft's reference of Winsock. */
export declare const HVSOCKET_CONNECT_TIMEOUT: number;
/** `HVSOCKET_CONNECT_TIMEOUT_MAX`: a number of AF_HYPERV. Windows only. See Microsoft's reference of Winsock. */
export declare const HVSOCKET_CONNECT_TIMEOUT_MAX: number;
/** `IPPROTO_CBT`: a protocol number, and a level of options. Windows only. See ip(7), protocols(5). */
export declare const IPPROTO_CBT: number;
/** `IPPROTO_ICLFXBM`: a protocol number, and a level of options. Windows only. See ip(7), protocols(5). */
export declare const IPPROTO_ICLFXBM: number;
/** `IPPROTO_IGP`: a protocol number, and a level of options. Windows only. See ip(7), protocols(5). */
export declare const IPPROTO_IGP: number;
/** `IPPROTO_L2TP`: a protocol number, and a level of options. Windows only. See ip(7), protocols(5). */
export declare const IPPROTO_L2TP: number;
/** `IPPROTO_PGM`: a protocol number, and a level of options. Windows only. See ip(7), protocols(5). */
export declare const IPPROTO_PGM: number;
/** `IPPROTO_RDP`: a protocol number, and a level of options. Windows only. See ip(7), protocols(5). */
export declare const IPPROTO_RDP: number;
/** `IPPROTO_ST`: a protocol number, and a level of options. Windows only. See ip(7), protocols(5). */
export declare const IPPROTO_ST: number;
/** `MSG_BCAST`: a flag of the calls that send and receive. Windows only. See send(2), recv(2). */
export declare const MSG_BCAST: number;
/** `MSG_MCAST`: a flag of the calls that send and receive. Windows only. See send(2), recv(2). */
export declare const MSG_MCAST: number;
/** `RCVALL_MAX`: a value of the request SIO_RCVALL. Windows only. See Microsoft's reference of Winsock. */
export declare const RCVALL_MAX: number;
/** `RCVALL_OFF`: a value of the request SIO_RCVALL. Windows only. See Microsoft's reference of Winsock. */
export declare const RCVALL_OFF: number;
/** `RCVALL_ON`: a value of the request SIO_RCVALL. Windows only. See Microsoft's reference of Winsock. */
export declare const RCVALL_ON: number;
/** `RCVALL_SOCKETLEVELONLY`: a value of the request SIO_RCVALL. Windows only. See Microsoft's reference of Winsock. */
export declare const RCVALL_SOCKETLEVELONLY: number;
/** `SIO_KEEPALIVE_VALS`: a request of ioctl(). Windows only. See Microsoft's reference of Winsock. */
export declare const SIO_KEEPALIVE_VALS: number;
/** `SIO_LOOPBACK_FAST_PATH`: a request of ioctl(). Windows only. See Microsoft's reference of Winsock. */
export declare const SIO_LOOPBACK_FAST_PATH: number;
/** `SIO_RCVALL`: a request of ioctl(). Windows only. See Microsoft's reference of Winsock. */
export declare const SIO_RCVALL: number;
/** `SO_EXCLUSIVEADDRUSE`: an option of level SOL_SOCKET: nobody else may bind the address. Windows only. See Microsoft's reference of Winsock. */
export declare const SO_EXCLUSIVEADDRUSE: number;
/** `AF_ALG`: an address family, the first argument of socket(). Linux only. See the kernel's Documentation/crypto/userspace-if.rst. */
export declare const AF_ALG: number;
/** `ALG_OP_DECRYPT`: an operation of AF_ALG. Linux only. See the kernel's Documentation/crypto/userspace-if.rst. */
export declare const ALG_OP_DECRYPT: number;
/** `ALG_OP_ENCRYPT`: an operation of AF_ALG. Linux only. See the kernel's Documentation/crypto/userspace-if.rst. */
export declare const ALG_OP_ENCRYPT: number;
/** `ALG_OP_SIGN`: an operation of AF_ALG. Linux only. See the kernel's Documentation/crypto/userspace-if.rst. */
export declare const ALG_OP_SIGN: number;
/** `ALG_OP_VERIFY`: an operation of AF_ALG. Linux only. See the kernel's Documentation/crypto/userspace-if.rst. */
export declare const ALG_OP_VERIFY: number;
/** `ALG_SET_AEAD_ASSOCLEN`: an option, or a type of ancillary data, of level SOL_ALG. Linux only. See the kernel's Documentation/crypto/userspace-if.rst. */
export declare const ALG_SET_AEAD_ASSOCLEN: number;
/** `ALG_SET_AEAD_AUTHSIZE`: an option, or a type of ancillary data, of level SOL_ALG. Linux only. See the kernel's Documentation/crypto/userspace-if.rst. */
export declare const ALG_SET_AEAD_AUTHSIZE: number;
/** `ALG_SET_IV`: an option, or a type of ancillary data, of level SOL_ALG. Linux only. See the kernel's Documentation/crypto/userspace-if.rst. */
export declare const ALG_SET_IV: number;
/** `ALG_SET_KEY`: an option, or a type of ancillary data, of level SOL_ALG. Linux only. See the kernel's Documentation/crypto/userspace-if.rst. */
export declare const ALG_SET_KEY: number;
/** `ALG_SET_OP`: an option, or a type of ancillary data, of level SOL_ALG. Linux only. See the kernel's Documentation/crypto/userspace-if.rst. */
export declare const ALG_SET_OP: number;
/** `ALG_SET_PUBKEY`: an option, or a type of ancillary data, of level SOL_ALG. Linux only. See the kernel's Documentation/crypto/userspace-if.rst. */
export declare const ALG_SET_PUBKEY: number;
/** `SOL_ALG`: a level of options. Linux only. See getsockopt(2). */
export declare const SOL_ALG: number;
/** `BT_CHANNEL_POLICY`: an option of Bluetooth sockets, or a value of one. Linux only. See the kernel's include/net/bluetooth. */
export declare const BT_CHANNEL_POLICY: number;
/** `BT_CHANNEL_POLICY_BREDR_ONLY`: an option of Bluetooth sockets, or a value of one. Linux only. See the kernel's include/net/bluetooth. */
export declare const BT_CHANNEL_POLICY_BREDR_ONLY: number;
/** `BT_CHANNEL_POLICY_BREDR_PREFERRED`: an option of Bluetooth sockets, or a value of one. Linux only. See the kernel's include/net/bluetooth. */
export declare const BT_CHANNEL_POLICY_BREDR_PREFERRED: number;
/** `BT_CODEC`: an option of Bluetooth sockets, or a value of one. Linux only. See the kernel's include/net/bluetooth. */
export declare const BT_CODEC: number;
/** `BT_DEFER_SETUP`: an option of Bluetooth sockets, or a value of one. Linux only. See the kernel's include/net/bluetooth. */
export declare const BT_DEFER_SETUP: number;
/** `BT_FLUSHABLE`: an option of Bluetooth sockets, or a value of one. Linux only. See the kernel's include/net/bluetooth. */
export declare const BT_FLUSHABLE: number;
/** `BT_FLUSHABLE_OFF`: an option of Bluetooth sockets, or a value of one. Linux only. See the kernel's include/net/bluetooth. */
export declare const BT_FLUSHABLE_OFF: number;
/** `BT_FLUSHABLE_ON`: an option of Bluetooth sockets, or a value of one. Linux only. See the kernel's include/net/bluetooth. */
export declare const BT_FLUSHABLE_ON: number;
/** `BT_ISO_QOS`: an option of Bluetooth sockets, or a value of one. Linux only. See the kernel's include/net/bluetooth. */
export declare const BT_ISO_QOS: number;
/** `BT_MODE`: an option of Bluetooth sockets, or a value of one. Linux only. See the kernel's include/net/bluetooth. */
export declare const BT_MODE: number;
/** `BT_MODE_BASIC`: an option of Bluetooth sockets, or a value of one. Linux only. See the kernel's include/net/bluetooth. */
export declare const BT_MODE_BASIC: number;
/** `BT_MODE_ERTM`: an option of Bluetooth sockets, or a value of one. Linux only. See the kernel's include/net/bluetooth. */
export declare const BT_MODE_ERTM: number;
/** `BT_MODE_EXT_FLOWCTL`: an option of Bluetooth sockets, or a value of one. Linux only. See the kernel's include/net/bluetooth. */
export declare const BT_MODE_EXT_FLOWCTL: number;
/** `BT_MODE_LE_FLOWCTL`: an option of Bluetooth sockets, or a value of one. Linux only. See the kernel's include/net/bluetooth. */
export declare const BT_MODE_LE_FLOWCTL: number;
/** `BT_MODE_STREAMING`: an option of Bluetooth sockets, or a value of one. Linux only. See the kernel's include/net/bluetooth. */
export declare const BT_MODE_STREAMING: number;
/** `BT_PHY`: an option of Bluetooth sockets, or a value of one. Linux only. See the kernel's include/net/bluetooth. */
export declare const BT_PHY: number;
/** `BT_PHY_BR_1M_1SLOT`: an option of Bluetooth sockets, or a value of one. Linux only. See the kernel's include/net/bluetooth. */
export declare const BT_PHY_BR_1M_1SLOT: number;
/** `BT_PHY_BR_1M_3SLOT`: an option of Bluetooth sockets, or a value of one. Linux only. See the kernel's include/net/bluetooth. */
export declare const BT_PHY_BR_1M_3SLOT: number;
/** `BT_PHY_BR_1M_5SLOT`: an option of Bluetooth sockets, or a value of one. Linux only. See the kernel's include/net/bluetooth. */
export declare const BT_PHY_BR_1M_5SLOT: number;
/** `BT_PHY_EDR_2M_1SLOT`: an option of Bluetooth sockets, or a value of one. Linux only. See the kernel's include/net/bluetooth. */
export declare const BT_PHY_EDR_2M_1SLOT: number;
/** `BT_PHY_EDR_2M_3SLOT`: an option of Bluetooth sockets, or a value of one. Linux only. See the kernel's include/net/bluetooth. */
export declare const BT_PHY_EDR_2M_3SLOT: number;
/** `BT_PHY_EDR_2M_5SLOT`: an option of Bluetooth sockets, or a value of one. Linux only. See the kernel's include/net/bluetooth. */
export declare const BT_PHY_EDR_2M_5SLOT: number;
/** `BT_PHY_EDR_3M_1SLOT`: an option of Bluetooth sockets, or a value of one. Linux only. See the kernel's include/net/bluetooth. */
export declare const BT_PHY_EDR_3M_1SLOT: number;
/** `BT_PHY_EDR_3M_3SLOT`: an option of Bluetooth sockets, or a value of one. Linux only. See the kernel's include/net/bluetooth. */
export declare const BT_PHY_EDR_3M_3SLOT: number;
/** `BT_PHY_EDR_3M_5SLOT`: an option of Bluetooth sockets, or a value of one. Linux only. See the kernel's include/net/bluetooth. */
export declare const BT_PHY_EDR_3M_5SLOT: number;
/** `BT_PHY_LE_1M_RX`: an option of Bluetooth sockets, or a value of one. Linux only. See the kernel's include/net/bluetooth. */
export declare const BT_PHY_LE_1M_RX: number;
/** `BT_PHY_LE_1M_TX`: an option of Bluetooth sockets, or a value of one. Linux only. See the kernel's include/net/bluetooth. */
export declare const BT_PHY_LE_1M_TX: number;
/** `BT_PHY_LE_2M_RX`: an option of Bluetooth sockets, or a value of one. Linux only. See the kernel's include/net/bluetooth. */
export declare const BT_PHY_LE_2M_RX: number;
/** `BT_PHY_LE_2M_TX`: an option of Bluetooth sockets, or a value of one. Linux only. See the kernel's include/net/bluetooth. */
export declare const BT_PHY_LE_2M_TX: number;
/** `BT_PHY_LE_CODED_RX`: an option of Bluetooth sockets, or a value of one. Linux only. See the kernel's include/net/bluetooth. */
export declare const BT_PHY_LE_CODED_RX: number;
/** `BT_PHY_LE_CODED_TX`: an option of Bluetooth sockets, or a value of one. Linux only. See the kernel's include/net/bluetooth. */
export declare const BT_PHY_LE_CODED_TX: number;
/** `BT_PKT_STATUS`: an option of Bluetooth sockets, or a value of one. Linux only. See the kernel's include/net/bluetooth. */
export declare const BT_PKT_STATUS: number;
/** `BT_POWER`: an option of Bluetooth sockets, or a value of one. Linux only. See the kernel's include/net/bluetooth. */
export declare const BT_POWER: number;
/** `BT_POWER_FORCE_ACTIVE_OFF`: an option of Bluetooth sockets, or a value of one. Linux only. See the kernel's include/net/bluetooth. */
export declare const BT_POWER_FORCE_ACTIVE_OFF: number;
/** `BT_POWER_FORCE_ACTIVE_ON`: an option of Bluetooth sockets, or a value of one. Linux only. See the kernel's include/net/bluetooth. */
export declare const BT_POWER_FORCE_ACTIVE_ON: number;
/** `BT_RCVMTU`: an option of Bluetooth sockets, or a value of one. Linux only. See the kernel's include/net/bluetooth. */
export declare const BT_RCVMTU: number;
/** `BT_SECURITY`: an option of Bluetooth sockets, or a value of one. Linux only. See the kernel's include/net/bluetooth. */
export declare const BT_SECURITY: number;
/** `BT_SECURITY_FIPS`: an option of Bluetooth sockets, or a value of one. Linux only. See the kernel's include/net/bluetooth. */
export declare const BT_SECURITY_FIPS: number;
/** `BT_SECURITY_HIGH`: an option of Bluetooth sockets, or a value of one. Linux only. See the kernel's include/net/bluetooth. */
export declare const BT_SECURITY_HIGH: number;
/** `BT_SECURITY_LOW`: an option of Bluetooth sockets, or a value of one. Linux only. See the kernel's include/net/bluetooth. */
export declare const BT_SECURITY_LOW: number;
/** `BT_SECURITY_MEDIUM`: an option of Bluetooth sockets, or a value of one. Linux only. See the kernel's include/net/bluetooth. */
export declare const BT_SECURITY_MEDIUM: number;
/** `BT_SECURITY_SDP`: an option of Bluetooth sockets, or a value of one. Linux only. See the kernel's include/net/bluetooth. */
export declare const BT_SECURITY_SDP: number;
/** `BT_SNDMTU`: an option of Bluetooth sockets, or a value of one. Linux only. See the kernel's include/net/bluetooth. */
export declare const BT_SNDMTU: number;
/** `BT_VOICE`: an option of Bluetooth sockets, or a value of one. Linux only. See the kernel's include/net/bluetooth. */
export declare const BT_VOICE: number;
/** `BT_VOICE_CVSD_16BIT`: an option of Bluetooth sockets, or a value of one. Linux only. See the kernel's include/net/bluetooth. */
export declare const BT_VOICE_CVSD_16BIT: number;
/** `BT_VOICE_TRANSPARENT`: an option of Bluetooth sockets, or a value of one. Linux only. See the kernel's include/net/bluetooth. */
export declare const BT_VOICE_TRANSPARENT: number;
/** `BT_VOICE_TRANSPARENT_16BIT`: an option of Bluetooth sockets, or a value of one. Linux only. See the kernel's include/net/bluetooth. */
export declare const BT_VOICE_TRANSPARENT_16BIT: number;
/** `HCI_CHANNEL_CONTROL`: an option of Bluetooth sockets, or a value of one. Linux only. See the kernel's include/net/bluetooth. */
export declare const HCI_CHANNEL_CONTROL: number;
/** `HCI_CHANNEL_LOGGING`: an option of Bluetooth sockets, or a value of one. Linux only. See the kernel's include/net/bluetooth. */
export declare const HCI_CHANNEL_LOGGING: number;
/** `HCI_CHANNEL_MONITOR`: an option of Bluetooth sockets, or a value of one. Linux only. See the kernel's include/net/bluetooth. */
export declare const HCI_CHANNEL_MONITOR: number;
/** `HCI_CHANNEL_RAW`: an option of Bluetooth sockets, or a value of one. Linux only. See the kernel's include/net/bluetooth. */
export declare const HCI_CHANNEL_RAW: number;
/** `HCI_CHANNEL_USER`: an option of Bluetooth sockets, or a value of one. Linux only. See the kernel's include/net/bluetooth. */
export declare const HCI_CHANNEL_USER: number;
/** `HCI_DEV_NONE`: an option of Bluetooth sockets, or a value of one. Linux only. See the kernel's include/net/bluetooth. */
export declare const HCI_DEV_NONE: number;
/** `HCI_TIME_STAMP`: an option of Bluetooth sockets, or a value of one. Linux only. See the kernel's include/net/bluetooth. */
export declare const HCI_TIME_STAMP: number;
/** `L2CAP_LM`: an option of Bluetooth sockets, or a value of one. Linux only. See the kernel's include/net/bluetooth. */
export declare const L2CAP_LM: number;
/** `L2CAP_LM_AUTH`: an option of Bluetooth sockets, or a value of one. Linux only. See the kernel's include/net/bluetooth. */
export declare const L2CAP_LM_AUTH: number;
/** `L2CAP_LM_ENCRYPT`: an option of Bluetooth sockets, or a value of one. Linux only. See the kernel's include/net/bluetooth. */
export declare const L2CAP_LM_ENCRYPT: number;
/** `L2CAP_LM_MASTER`: an option of Bluetooth sockets, or a value of one. Linux only. See the kernel's include/net/bluetooth. */
export declare const L2CAP_LM_MASTER: number;
/** `L2CAP_LM_RELIABLE`: an option of Bluetooth sockets, or a value of one. Linux only. See the kernel's include/net/bluetooth. */
export declare const L2CAP_LM_RELIABLE: number;
/** `L2CAP_LM_SECURE`: an option of Bluetooth sockets, or a value of one. Linux only. See the kernel's include/net/bluetooth. */
export declare const L2CAP_LM_SECURE: number;
/** `L2CAP_LM_TRUSTED`: an option of Bluetooth sockets, or a value of one. Linux only. See the kernel's include/net/bluetooth. */
export declare const L2CAP_LM_TRUSTED: number;
/** `SOL_BLUETOOTH`: a level of options. Linux only. See getsockopt(2). */
export declare const SOL_BLUETOOTH: number;
/** `CAN_BCM`: a protocol of AF_CAN. Linux only. See the kernel's Documentation/networking/can.rst. */
export declare const CAN_BCM: number;
/** `CAN_BCM_CAN_FD_FRAME`: an operation or a flag of a message to CAN_BCM. Linux only. See the kernel's Documentation/networking/can.rst. */
export declare const CAN_BCM_CAN_FD_FRAME: number;
/** `CAN_BCM_RX_ANNOUNCE_RESUME`: an operation or a flag of a message to CAN_BCM. Linux only. See the kernel's Documentation/networking/can.rst. */
export declare const CAN_BCM_RX_ANNOUNCE_RESUME: number;
/** `CAN_BCM_RX_CHANGED`: an operation or a flag of a message to CAN_BCM. Linux only. See the kernel's Documentation/networking/can.rst. */
export declare const CAN_BCM_RX_CHANGED: number;
/** `CAN_BCM_RX_CHECK_DLC`: an operation or a flag of a message to CAN_BCM. Linux only. See the kernel's Documentation/networking/can.rst. */
export declare const CAN_BCM_RX_CHECK_DLC: number;
/** `CAN_BCM_RX_DELETE`: an operation or a flag of a message to CAN_BCM. Linux only. See the kernel's Documentation/networking/can.rst. */
export declare const CAN_BCM_RX_DELETE: number;
/** `CAN_BCM_RX_FILTER_ID`: an operation or a flag of a message to CAN_BCM. Linux only. See the kernel's Documentation/networking/can.rst. */
export declare const CAN_BCM_RX_FILTER_ID: number;
/** `CAN_BCM_RX_NO_AUTOTIMER`: an operation or a flag of a message to CAN_BCM. Linux only. See the kernel's Documentation/networking/can.rst. */
export declare const CAN_BCM_RX_NO_AUTOTIMER: number;
/** `CAN_BCM_RX_READ`: an operation or a flag of a message to CAN_BCM. Linux only. See the kernel's Documentation/networking/can.rst. */
export declare const CAN_BCM_RX_READ: number;
/** `CAN_BCM_RX_RTR_FRAME`: an operation or a flag of a message to CAN_BCM. Linux only. See the kernel's Documentation/networking/can.rst. */
export declare const CAN_BCM_RX_RTR_FRAME: number;
/** `CAN_BCM_RX_SETUP`: an operation or a flag of a message to CAN_BCM. Linux only. See the kernel's Documentation/networking/can.rst. */
export declare const CAN_BCM_RX_SETUP: number;
/** `CAN_BCM_RX_STATUS`: an operation or a flag of a message to CAN_BCM. Linux only. See the kernel's Documentation/networking/can.rst. */
export declare const CAN_BCM_RX_STATUS: number;
/** `CAN_BCM_RX_TIMEOUT`: an operation or a flag of a message to CAN_BCM. Linux only. See the kernel's Documentation/networking/can.rst. */
export declare const CAN_BCM_RX_TIMEOUT: number;
/** `CAN_BCM_SETTIMER`: an operation or a flag of a message to CAN_BCM. Linux only. See the kernel's Documentation/networking/can.rst. */
export declare const CAN_BCM_SETTIMER: number;
/** `CAN_BCM_STARTTIMER`: an operation or a flag of a message to CAN_BCM. Linux only. See the kernel's Documentation/networking/can.rst. */
export declare const CAN_BCM_STARTTIMER: number;
/** `CAN_BCM_TX_ANNOUNCE`: an operation or a flag of a message to CAN_BCM. Linux only. See the kernel's Documentation/networking/can.rst. */
export declare const CAN_BCM_TX_ANNOUNCE: number;
/** `CAN_BCM_TX_COUNTEVT`: an operation or a flag of a message to CAN_BCM. Linux only. See the kernel's Documentation/networking/can.rst. */
export declare const CAN_BCM_TX_COUNTEVT: number;
/** `CAN_BCM_TX_CP_CAN_ID`: an operation or a flag of a message to CAN_BCM. Linux only. See the kernel's Documentation/networking/can.rst. */
export declare const CAN_BCM_TX_CP_CAN_ID: number;
/** `CAN_BCM_TX_DELETE`: an operation or a flag of a message to CAN_BCM. Linux only. See the kernel's Documentation/networking/can.rst. */
export declare const CAN_BCM_TX_DELETE: number;
/** `CAN_BCM_TX_EXPIRED`: an operation or a flag of a message to CAN_BCM. Linux only. See the kernel's Documentation/networking/can.rst. */
export declare const CAN_BCM_TX_EXPIRED: number;
/** `CAN_BCM_TX_READ`: an operation or a flag of a message to CAN_BCM. Linux only. See the kernel's Documentation/networking/can.rst. */
export declare const CAN_BCM_TX_READ: number;
/** `CAN_BCM_TX_RESET_MULTI_IDX`: an operation or a flag of a message to CAN_BCM. Linux only. See the kernel's Documentation/networking/can.rst. */
export declare const CAN_BCM_TX_RESET_MULTI_IDX: number;
/** `CAN_BCM_TX_SEND`: an operation or a flag of a message to CAN_BCM. Linux only. See the kernel's Documentation/networking/can.rst. */
export declare const CAN_BCM_TX_SEND: number;
/** `CAN_BCM_TX_SETUP`: an operation or a flag of a message to CAN_BCM. Linux only. See the kernel's Documentation/networking/can.rst. */
export declare const CAN_BCM_TX_SETUP: number;
/** `CAN_BCM_TX_STATUS`: an operation or a flag of a message to CAN_BCM. Linux only. See the kernel's Documentation/networking/can.rst. */
export declare const CAN_BCM_TX_STATUS: number;
/** `CAN_ISOTP`: a protocol of AF_CAN. Linux only. See the kernel's Documentation/networking/can.rst. */
export declare const CAN_ISOTP: number;
/** `CAN_ISOTP_CHK_PAD_DATA`: an option of level SOL_CAN_ISOTP, or a value of one. Linux only. See the kernel's Documentation/networking/can.rst. */
export declare const CAN_ISOTP_CHK_PAD_DATA: number;
/** `CAN_ISOTP_CHK_PAD_LEN`: an option of level SOL_CAN_ISOTP, or a value of one. Linux only. See the kernel's Documentation/networking/can.rst. */
export declare const CAN_ISOTP_CHK_PAD_LEN: number;
/** `CAN_ISOTP_DEFAULT_EXT_ADDRESS`: an option of level SOL_CAN_ISOTP, or a value of one. Linux only. See the kernel's Documentation/networking/can.rst. */
export declare const CAN_ISOTP_DEFAULT_EXT_ADDRESS: number;
/** `CAN_ISOTP_DEFAULT_FLAGS`: an option of level SOL_CAN_ISOTP, or a value of one. Linux only. See the kernel's Documentation/networking/can.rst. */
export declare const CAN_ISOTP_DEFAULT_FLAGS: number;
/** `CAN_ISOTP_DEFAULT_FRAME_TXTIME`: an option of level SOL_CAN_ISOTP, or a value of one. Linux only. See the kernel's Documentation/networking/can.rst. */
export declare const CAN_ISOTP_DEFAULT_FRAME_TXTIME: number;
/** `CAN_ISOTP_DEFAULT_LL_MTU`: an option of level SOL_CAN_ISOTP, or a value of one. Linux only. See the kernel's Documentation/networking/can.rst. */
export declare const CAN_ISOTP_DEFAULT_LL_MTU: number;
/** `CAN_ISOTP_DEFAULT_LL_TX_DL`: an option of level SOL_CAN_ISOTP, or a value of one. Linux only. See the kernel's Documentation/networking/can.rst. */
export declare const CAN_ISOTP_DEFAULT_LL_TX_DL: number;
/** `CAN_ISOTP_DEFAULT_LL_TX_FLAGS`: an option of level SOL_CAN_ISOTP, or a value of one. Linux only. See the kernel's Documentation/networking/can.rst. */
export declare const CAN_ISOTP_DEFAULT_LL_TX_FLAGS: number;
/** `CAN_ISOTP_DEFAULT_PAD_CONTENT`: an option of level SOL_CAN_ISOTP, or a value of one. Linux only. See the kernel's Documentation/networking/can.rst. */
export declare const CAN_ISOTP_DEFAULT_PAD_CONTENT: number;
/** `CAN_ISOTP_DEFAULT_RECV_BS`: an option of level SOL_CAN_ISOTP, or a value of one. Linux only. See the kernel's Documentation/networking/can.rst. */
export declare const CAN_ISOTP_DEFAULT_RECV_BS: number;
/** `CAN_ISOTP_DEFAULT_RECV_STMIN`: an option of level SOL_CAN_ISOTP, or a value of one. Linux only. See the kernel's Documentation/networking/can.rst. */
export declare const CAN_ISOTP_DEFAULT_RECV_STMIN: number;
/** `CAN_ISOTP_DEFAULT_RECV_WFTMAX`: an option of level SOL_CAN_ISOTP, or a value of one. Linux only. See the kernel's Documentation/networking/can.rst. */
export declare const CAN_ISOTP_DEFAULT_RECV_WFTMAX: number;
/** `CAN_ISOTP_EXTEND_ADDR`: an option of level SOL_CAN_ISOTP, or a value of one. Linux only. See the kernel's Documentation/networking/can.rst. */
export declare const CAN_ISOTP_EXTEND_ADDR: number;
/** `CAN_ISOTP_FORCE_RXSTMIN`: an option of level SOL_CAN_ISOTP, or a value of one. Linux only. See the kernel's Documentation/networking/can.rst. */
export declare const CAN_ISOTP_FORCE_RXSTMIN: number;
/** `CAN_ISOTP_FORCE_TXSTMIN`: an option of level SOL_CAN_ISOTP, or a value of one. Linux only. See the kernel's Documentation/networking/can.rst. */
export declare const CAN_ISOTP_FORCE_TXSTMIN: number;
/** `CAN_ISOTP_HALF_DUPLEX`: an option of level SOL_CAN_ISOTP, or a value of one. Linux only. See the kernel's Documentation/networking/can.rst. */
export declare const CAN_ISOTP_HALF_DUPLEX: number;
/** `CAN_ISOTP_LISTEN_MODE`: an option of level SOL_CAN_ISOTP, or a value of one. Linux only. See the kernel's Documentation/networking/can.rst. */
export declare const CAN_ISOTP_LISTEN_MODE: number;
/** `CAN_ISOTP_LL_OPTS`: an option of level SOL_CAN_ISOTP, or a value of one. Linux only. See the kernel's Documentation/networking/can.rst. */
export declare const CAN_ISOTP_LL_OPTS: number;
/** `CAN_ISOTP_OPTS`: an option of level SOL_CAN_ISOTP, or a value of one. Linux only. See the kernel's Documentation/networking/can.rst. */
export declare const CAN_ISOTP_OPTS: number;
/** `CAN_ISOTP_RECV_FC`: an option of level SOL_CAN_ISOTP, or a value of one. Linux only. See the kernel's Documentation/networking/can.rst. */
export declare const CAN_ISOTP_RECV_FC: number;
/** `CAN_ISOTP_RX_EXT_ADDR`: an option of level SOL_CAN_ISOTP, or a value of one. Linux only. See the kernel's Documentation/networking/can.rst. */
export declare const CAN_ISOTP_RX_EXT_ADDR: number;
/** `CAN_ISOTP_RX_PADDING`: an option of level SOL_CAN_ISOTP, or a value of one. Linux only. See the kernel's Documentation/networking/can.rst. */
export declare const CAN_ISOTP_RX_PADDING: number;
/** `CAN_ISOTP_RX_STMIN`: an option of level SOL_CAN_ISOTP, or a value of one. Linux only. See the kernel's Documentation/networking/can.rst. */
export declare const CAN_ISOTP_RX_STMIN: number;
/** `CAN_ISOTP_SF_BROADCAST`: an option of level SOL_CAN_ISOTP, or a value of one. Linux only. See the kernel's Documentation/networking/can.rst. */
export declare const CAN_ISOTP_SF_BROADCAST: number;
/** `CAN_ISOTP_TX_PADDING`: an option of level SOL_CAN_ISOTP, or a value of one. Linux only. See the kernel's Documentation/networking/can.rst. */
export declare const CAN_ISOTP_TX_PADDING: number;
/** `CAN_ISOTP_TX_STMIN`: an option of level SOL_CAN_ISOTP, or a value of one. Linux only. See the kernel's Documentation/networking/can.rst. */
export declare const CAN_ISOTP_TX_STMIN: number;
/** `CAN_ISOTP_WAIT_TX_DONE`: an option of level SOL_CAN_ISOTP, or a value of one. Linux only. See the kernel's Documentation/networking/can.rst. */
export declare const CAN_ISOTP_WAIT_TX_DONE: number;
/** `CAN_J1939`: a protocol of AF_CAN. Linux only. See the kernel's Documentation/networking/can.rst. */
export declare const CAN_J1939: number;
/** `CAN_RAW_ERR_FILTER`: an option of level SOL_CAN_RAW. Linux only. See the kernel's Documentation/networking/can.rst. */
export declare const CAN_RAW_ERR_FILTER: number;
/** `CAN_RAW_FD_FRAMES`: an option of level SOL_CAN_RAW. Linux only. See the kernel's Documentation/networking/can.rst. */
export declare const CAN_RAW_FD_FRAMES: number;
/** `CAN_RAW_JOIN_FILTERS`: an option of level SOL_CAN_RAW. Linux only. See the kernel's Documentation/networking/can.rst. */
export declare const CAN_RAW_JOIN_FILTERS: number;
/** `J1939_EE_INFO_NONE`: a number of CAN_J1939. Linux only. See the kernel's Documentation/networking/j1939.rst. */
export declare const J1939_EE_INFO_NONE: number;
/** `J1939_EE_INFO_TX_ABORT`: a number of CAN_J1939. Linux only. See the kernel's Documentation/networking/j1939.rst. */
export declare const J1939_EE_INFO_TX_ABORT: number;
/** `J1939_FILTER_MAX`: a number of CAN_J1939. Linux only. See the kernel's Documentation/networking/j1939.rst. */
export declare const J1939_FILTER_MAX: number;
/** `J1939_IDLE_ADDR`: a number of CAN_J1939. Linux only. See the kernel's Documentation/networking/j1939.rst. */
export declare const J1939_IDLE_ADDR: number;
/** `J1939_MAX_UNICAST_ADDR`: a number of CAN_J1939. Linux only. See the kernel's Documentation/networking/j1939.rst. */
export declare const J1939_MAX_UNICAST_ADDR: number;
/** `J1939_NLA_BYTES_ACKED`: a number of CAN_J1939. Linux only. See the kernel's Documentation/networking/j1939.rst. */
export declare const J1939_NLA_BYTES_ACKED: number;
/** `J1939_NLA_PAD`: a number of CAN_J1939. Linux only. See the kernel's Documentation/networking/j1939.rst. */
export declare const J1939_NLA_PAD: number;
/** `J1939_NO_ADDR`: a number of CAN_J1939. Linux only. See the kernel's Documentation/networking/j1939.rst. */
export declare const J1939_NO_ADDR: number;
/** `J1939_NO_NAME`: a number of CAN_J1939. Linux only. See the kernel's Documentation/networking/j1939.rst. */
export declare const J1939_NO_NAME: number;
/** `J1939_NO_PGN`: a number of CAN_J1939. Linux only. See the kernel's Documentation/networking/j1939.rst. */
export declare const J1939_NO_PGN: number;
/** `J1939_PGN_ADDRESS_CLAIMED`: a number of CAN_J1939. Linux only. See the kernel's Documentation/networking/j1939.rst. */
export declare const J1939_PGN_ADDRESS_CLAIMED: number;
/** `J1939_PGN_ADDRESS_COMMANDED`: a number of CAN_J1939. Linux only. See the kernel's Documentation/networking/j1939.rst. */
export declare const J1939_PGN_ADDRESS_COMMANDED: number;
/** `J1939_PGN_MAX`: a number of CAN_J1939. Linux only. See the kernel's Documentation/networking/j1939.rst. */
export declare const J1939_PGN_MAX: number;
/** `J1939_PGN_PDU1_MAX`: a number of CAN_J1939. Linux only. See the kernel's Documentation/networking/j1939.rst. */
export declare const J1939_PGN_PDU1_MAX: number;
/** `J1939_PGN_REQUEST`: a number of CAN_J1939. Linux only. See the kernel's Documentation/networking/j1939.rst. */
export declare const J1939_PGN_REQUEST: number;
/** `SCM_J1939_DEST_ADDR`: a type of ancillary data of level SOL_CAN_J1939. Linux only. See the kernel's Documentation/networking/j1939.rst. */
export declare const SCM_J1939_DEST_ADDR: number;
/** `SCM_J1939_DEST_NAME`: a type of ancillary data of level SOL_CAN_J1939. Linux only. See the kernel's Documentation/networking/j1939.rst. */
export declare const SCM_J1939_DEST_NAME: number;
/** `SCM_J1939_ERRQUEUE`: a type of ancillary data of level SOL_CAN_J1939. Linux only. See the kernel's Documentation/networking/j1939.rst. */
export declare const SCM_J1939_ERRQUEUE: number;
/** `SCM_J1939_PRIO`: a type of ancillary data of level SOL_CAN_J1939. Linux only. See the kernel's Documentation/networking/j1939.rst. */
export declare const SCM_J1939_PRIO: number;
/** `SOL_CAN_BASE`: a level of options. Linux only. See getsockopt(2). */
export declare const SOL_CAN_BASE: number;
/** `SOL_CAN_ISOTP`: a level of options. Linux only. See getsockopt(2). */
export declare const SOL_CAN_ISOTP: number;
/** `SO_J1939_ERRQUEUE`: an option of level SOL_CAN_BASE + CAN_J1939. Linux only. See the kernel's Documentation/networking/j1939.rst. */
export declare const SO_J1939_ERRQUEUE: number;
/** `SO_J1939_FILTER`: an option of level SOL_CAN_BASE + CAN_J1939. Linux only. See the kernel's Documentation/networking/j1939.rst. */
export declare const SO_J1939_FILTER: number;
/** `SO_J1939_PROMISC`: an option of level SOL_CAN_BASE + CAN_J1939. Linux only. See the kernel's Documentation/networking/j1939.rst. */
export declare const SO_J1939_PROMISC: number;
/** `SO_J1939_SEND_PRIO`: an option of level SOL_CAN_BASE + CAN_J1939. Linux only. See the kernel's Documentation/networking/j1939.rst. */
export declare const SO_J1939_SEND_PRIO: number;
/** `NETLINK_CRYPTO`: a protocol of AF_NETLINK. Linux only. See netlink(7). */
export declare const NETLINK_CRYPTO: number;
/** `NETLINK_DNRTMSG`: a protocol of AF_NETLINK. Linux only. See netlink(7). */
export declare const NETLINK_DNRTMSG: number;
/** `NETLINK_FIREWALL`: a protocol of AF_NETLINK. Linux only. See netlink(7). */
export declare const NETLINK_FIREWALL: number;
/** `NETLINK_IP6_FW`: a protocol of AF_NETLINK. Linux only. See netlink(7). */
export declare const NETLINK_IP6_FW: number;
/** `NETLINK_NFLOG`: a protocol of AF_NETLINK. Linux only. See netlink(7). */
export declare const NETLINK_NFLOG: number;
/** `NETLINK_USERSOCK`: a protocol of AF_NETLINK. Linux only. See netlink(7). */
export declare const NETLINK_USERSOCK: number;
/** `NETLINK_XFRM`: a protocol of AF_NETLINK. Linux only. See netlink(7). */
export declare const NETLINK_XFRM: number;
/** `AF_PACKET`: an address family, the first argument of socket(). Linux only. See packet(7). */
export declare const AF_PACKET: number;
/** `ETH_P_ALL`: a protocol in an address of AF_PACKET. Linux only. See packet(7). */
export declare const ETH_P_ALL: number;
/** `PACKET_BROADCAST`: a type of packet in an address of AF_PACKET. Linux only. See packet(7). */
export declare const PACKET_BROADCAST: number;
/** `PACKET_FASTROUTE`: a type of packet in an address of AF_PACKET. Linux only. See packet(7). */
export declare const PACKET_FASTROUTE: number;
/** `PACKET_HOST`: a type of packet in an address of AF_PACKET. Linux only. See packet(7). */
export declare const PACKET_HOST: number;
/** `PACKET_LOOPBACK`: a type of packet in an address of AF_PACKET. Linux only. See packet(7). */
export declare const PACKET_LOOPBACK: number;
/** `PACKET_MULTICAST`: a type of packet in an address of AF_PACKET. Linux only. See packet(7). */
export declare const PACKET_MULTICAST: number;
/** `PACKET_OTHERHOST`: a type of packet in an address of AF_PACKET. Linux only. See packet(7). */
export declare const PACKET_OTHERHOST: number;
/** `PACKET_OUTGOING`: a type of packet in an address of AF_PACKET. Linux only. See packet(7). */
export declare const PACKET_OUTGOING: number;
/** `PF_PACKET`: the protocol family of the address family of that name. Linux only. See packet(7). */
export declare const PF_PACKET: number;
/** `AF_QIPCRTR`: an address family, the first argument of socket(). Linux only. See address_families(7). */
export declare const AF_QIPCRTR: number;
/** `AF_RDS`: an address family, the first argument of socket(). Linux only. See address_families(7). */
export declare const AF_RDS: number;
/** `PF_RDS`: the protocol family of the address family of that name. Linux only. See address_families(7). */
export declare const PF_RDS: number;
/** `SOL_RDS`: a level of options. Linux only. See getsockopt(2). */
export declare const SOL_RDS: number;
/** `AF_TIPC`: an address family, the first argument of socket(). Linux only. See the kernel's Documentation/networking/tipc.rst. */
export declare const AF_TIPC: number;
/** `SOL_TIPC`: a level of options. Linux only. See getsockopt(2). */
export declare const SOL_TIPC: number;
/** `TIPC_ADDR_ID`: a number of AF_TIPC. Linux only. See the kernel's Documentation/networking/tipc.rst. */
export declare const TIPC_ADDR_ID: number;
/** `TIPC_ADDR_NAME`: a number of AF_TIPC. Linux only. See the kernel's Documentation/networking/tipc.rst. */
export declare const TIPC_ADDR_NAME: number;
/** `TIPC_ADDR_NAMESEQ`: a number of AF_TIPC. Linux only. See the kernel's Documentation/networking/tipc.rst. */
export declare const TIPC_ADDR_NAMESEQ: number;
/** `TIPC_CFG_SRV`: a number of AF_TIPC. Linux only. See the kernel's Documentation/networking/tipc.rst. */
export declare const TIPC_CFG_SRV: number;
/** `TIPC_CLUSTER_SCOPE`: a number of AF_TIPC. Linux only. See the kernel's Documentation/networking/tipc.rst. */
export declare const TIPC_CLUSTER_SCOPE: number;
/** `TIPC_CONN_TIMEOUT`: a number of AF_TIPC. Linux only. See the kernel's Documentation/networking/tipc.rst. */
export declare const TIPC_CONN_TIMEOUT: number;
/** `TIPC_CRITICAL_IMPORTANCE`: a number of AF_TIPC. Linux only. See the kernel's Documentation/networking/tipc.rst. */
export declare const TIPC_CRITICAL_IMPORTANCE: number;
/** `TIPC_DEST_DROPPABLE`: a number of AF_TIPC. Linux only. See the kernel's Documentation/networking/tipc.rst. */
export declare const TIPC_DEST_DROPPABLE: number;
/** `TIPC_HIGH_IMPORTANCE`: a number of AF_TIPC. Linux only. See the kernel's Documentation/networking/tipc.rst. */
export declare const TIPC_HIGH_IMPORTANCE: number;
/** `TIPC_IMPORTANCE`: a number of AF_TIPC. Linux only. See the kernel's Documentation/networking/tipc.rst. */
export declare const TIPC_IMPORTANCE: number;
/** `TIPC_LOW_IMPORTANCE`: a number of AF_TIPC. Linux only. See the kernel's Documentation/networking/tipc.rst. */
export declare const TIPC_LOW_IMPORTANCE: number;
/** `TIPC_MEDIUM_IMPORTANCE`: a number of AF_TIPC. Linux only. See the kernel's Documentation/networking/tipc.rst. */
export declare const TIPC_MEDIUM_IMPORTANCE: number;
/** `TIPC_NODE_SCOPE`: a number of AF_TIPC. Linux only. See the kernel's Documentation/networking/tipc.rst. */
export declare const TIPC_NODE_SCOPE: number;
/** `TIPC_PUBLISHED`: a number of AF_TIPC. Linux only. See the kernel's Documentation/networking/tipc.rst. */
export declare const TIPC_PUBLISHED: number;
/** `TIPC_SRC_DROPPABLE`: a number of AF_TIPC. Linux only. See the kernel's Documentation/networking/tipc.rst. */
export declare const TIPC_SRC_DROPPABLE: number;
/** `TIPC_SUBSCR_TIMEOUT`: a number of AF_TIPC. Linux only. See the kernel's Documentation/networking/tipc.rst. */
export declare const TIPC_SUBSCR_TIMEOUT: number;
/** `TIPC_SUB_CANCEL`: a number of AF_TIPC. Linux only. See the kernel's Documentation/networking/tipc.rst. */
export declare const TIPC_SUB_CANCEL: number;
/** `TIPC_SUB_PORTS`: a number of AF_TIPC. Linux only. See the kernel's Documentation/networking/tipc.rst. */
export declare const TIPC_SUB_PORTS: number;
/** `TIPC_SUB_SERVICE`: a number of AF_TIPC. Linux only. See the kernel's Documentation/networking/tipc.rst. */
export declare const TIPC_SUB_SERVICE: number;
/** `TIPC_TOP_SRV`: a number of AF_TIPC. Linux only. See the kernel's Documentation/networking/tipc.rst. */
export declare const TIPC_TOP_SRV: number;
/** `TIPC_WAIT_FOREVER`: a number of AF_TIPC. Linux only. See the kernel's Documentation/networking/tipc.rst. */
export declare const TIPC_WAIT_FOREVER: number;
/** `TIPC_WITHDRAWN`: a number of AF_TIPC. Linux only. See the kernel's Documentation/networking/tipc.rst. */
export declare const TIPC_WITHDRAWN: number;
/** `TIPC_ZONE_SCOPE`: a number of AF_TIPC. Linux only. See the kernel's Documentation/networking/tipc.rst. */
export declare const TIPC_ZONE_SCOPE: number;
/** `AF_VSOCK`: an address family, the first argument of socket(). Linux only. See vsock(7). */
export declare const AF_VSOCK: number;
/** `IOCTL_VM_SOCKETS_GET_LOCAL_CID`: a number of AF_VSOCK. Linux only. See vsock(7). */
export declare const IOCTL_VM_SOCKETS_GET_LOCAL_CID: number;
/** `SO_VM_SOCKETS_BUFFER_MAX_SIZE`: an option of level AF_VSOCK, 64 bits wide. Linux only. See vsock(7). */
export declare const SO_VM_SOCKETS_BUFFER_MAX_SIZE: number;
/** `SO_VM_SOCKETS_BUFFER_MIN_SIZE`: an option of level AF_VSOCK, 64 bits wide. Linux only. See vsock(7). */
export declare const SO_VM_SOCKETS_BUFFER_MIN_SIZE: number;
/** `SO_VM_SOCKETS_BUFFER_SIZE`: an option of level AF_VSOCK, 64 bits wide. Linux only. See vsock(7). */
export declare const SO_VM_SOCKETS_BUFFER_SIZE: number;
/** `VMADDR_CID_ANY`: a number of AF_VSOCK. Linux only. See vsock(7). */
export declare const VMADDR_CID_ANY: number;
/** `VMADDR_CID_HOST`: a number of AF_VSOCK. Linux only. See vsock(7). */
export declare const VMADDR_CID_HOST: number;
/** `VMADDR_CID_LOCAL`: a number of AF_VSOCK. Linux only. See vsock(7). */
export declare const VMADDR_CID_LOCAL: number;
/** `VMADDR_PORT_ANY`: a number of AF_VSOCK. Linux only. See vsock(7). */
export declare const VMADDR_PORT_ANY: number;
/** `VM_SOCKETS_INVALID_VERSION`: a number of AF_VSOCK. Linux only. See vsock(7). */
export declare const VM_SOCKETS_INVALID_VERSION: number;
/** `UDP_CORK`: an option of level SOL_UDP. Linux only. See udp(7). Differs from Python: an addition. */
export declare const UDP_CORK: number;
/** `UDP_SEGMENT`: an option of level SOL_UDP, and a type of its ancillary data. Linux only. See udp(7). Differs from Python: an addition. */
export declare const UDP_SEGMENT: number;
/** `UDP_GRO`: an option of level SOL_UDP, and a type of its ancillary data. Linux only. See udp(7). Differs from Python: an addition. */
export declare const UDP_GRO: number;
/** `SCM_PIDFD`: an option of level SOL_SOCKET, or a type of its ancillary data. Linux only. See socket(7), unix(7). Differs from Python: an addition. */
export declare const SCM_PIDFD: number;
/** `SCM_SECURITY`: an option of level SOL_SOCKET, or a type of its ancillary data. Linux only. See socket(7), unix(7). Differs from Python: an addition. */
export declare const SCM_SECURITY: number;
/** `SCM_TIMESTAMP`: an option of level SOL_SOCKET, or a type of its ancillary data. Linux only. See the kernel's Documentation/networking/timestamping.rst. Differs from Python: an addition. */
export declare const SCM_TIMESTAMP: number;
/** `SCM_TIMESTAMPING`: an option of level SOL_SOCKET, or a type of its ancillary data. Linux only. See the kernel's Documentation/networking/timestamping.rst. Differs from Python: an addition. */
export declare const SCM_TIMESTAMPING: number;
/** `SCM_TIMESTAMPING_OPT_STATS`: an option of level SOL_SOCKET, or a type of its ancillary data. Linux only. See the kernel's Documentation/networking/timestamping.rst. Differs from Python: an addition. */
export declare const SCM_TIMESTAMPING_OPT_STATS: number;
/** `SCM_TIMESTAMPING_PKTINFO`: an option of level SOL_SOCKET, or a type of its ancillary data. Linux only. See the kernel's Documentation/networking/timestamping.rst. Differs from Python: an addition. */
export declare const SCM_TIMESTAMPING_PKTINFO: number;
/** `SCM_TIMESTAMPNS`: an option of level SOL_SOCKET, or a type of its ancillary data. Linux only. See the kernel's Documentation/networking/timestamping.rst. Differs from Python: an addition. */
export declare const SCM_TIMESTAMPNS: number;
/** `SCM_TS_OPT_ID`: an option of level SOL_SOCKET, or a type of its ancillary data. Linux only. See the kernel's Documentation/networking/timestamping.rst. Differs from Python: an addition. */
export declare const SCM_TS_OPT_ID: number;
/** `SCM_TXTIME`: an option of level SOL_SOCKET, or a type of its ancillary data. Linux only. See socket(7), unix(7). Differs from Python: an addition. */
export declare const SCM_TXTIME: number;
/** `SCM_WIFI_STATUS`: an option of level SOL_SOCKET, or a type of its ancillary data. Linux only. See socket(7), unix(7). Differs from Python: an addition. */
export declare const SCM_WIFI_STATUS: number;
/** `SO_PASSPIDFD`: an option of level SOL_SOCKET, or a type of its ancillary data. Linux only. See socket(7), unix(7). Differs from Python: an addition. */
export declare const SO_PASSPIDFD: number;
/** `SO_RCVMARK`: an option of level SOL_SOCKET, or a type of its ancillary data. Linux only. See socket(7), unix(7). Differs from Python: an addition. */
export declare const SO_RCVMARK: number;
/** `SO_RCVPRIORITY`: an option of level SOL_SOCKET, or a type of its ancillary data. Linux only. See socket(7), unix(7). Differs from Python: an addition. */
export declare const SO_RCVPRIORITY: number;
/** `SO_RXQ_OVFL`: an option of level SOL_SOCKET, or a type of its ancillary data. Linux only. See socket(7), unix(7). Differs from Python: an addition. */
export declare const SO_RXQ_OVFL: number;
/** `SO_TIMESTAMP`: an option of level SOL_SOCKET, or a type of its ancillary data. Linux only. See the kernel's Documentation/networking/timestamping.rst. Differs from Python: an addition. */
export declare const SO_TIMESTAMP: number;
/** `SO_TIMESTAMPING`: an option of level SOL_SOCKET, or a type of its ancillary data. Linux only. See the kernel's Documentation/networking/timestamping.rst. Differs from Python: an addition. */
export declare const SO_TIMESTAMPING: number;
/** `SO_TIMESTAMPNS`: an option of level SOL_SOCKET, or a type of its ancillary data. Linux only. See the kernel's Documentation/networking/timestamping.rst. Differs from Python: an addition. */
export declare const SO_TIMESTAMPNS: number;
/** `SO_TXTIME`: an option of level SOL_SOCKET, or a type of its ancillary data. Linux only. See socket(7), unix(7). Differs from Python: an addition. */
export declare const SO_TXTIME: number;
/** `SO_WIFI_STATUS`: an option of level SOL_SOCKET, or a type of its ancillary data. Linux only. See socket(7), unix(7). Differs from Python: an addition. */
export declare const SO_WIFI_STATUS: number;
/** `SOF_TIMESTAMPING_TX_HARDWARE`: a flag of SO_TIMESTAMPING. Linux only. See the kernel's Documentation/networking/timestamping.rst. Differs from Python: an addition. */
export declare const SOF_TIMESTAMPING_TX_HARDWARE: number;
/** `SOF_TIMESTAMPING_TX_SOFTWARE`: a flag of SO_TIMESTAMPING. Linux only. See the kernel's Documentation/networking/timestamping.rst. Differs from Python: an addition. */
export declare const SOF_TIMESTAMPING_TX_SOFTWARE: number;
/** `SOF_TIMESTAMPING_RX_HARDWARE`: a flag of SO_TIMESTAMPING. Linux only. See the kernel's Documentation/networking/timestamping.rst. Differs from Python: an addition. */
export declare const SOF_TIMESTAMPING_RX_HARDWARE: number;
/** `SOF_TIMESTAMPING_RX_SOFTWARE`: a flag of SO_TIMESTAMPING. Linux only. See the kernel's Documentation/networking/timestamping.rst. Differs from Python: an addition. */
export declare const SOF_TIMESTAMPING_RX_SOFTWARE: number;
/** `SOF_TIMESTAMPING_SOFTWARE`: a flag of SO_TIMESTAMPING. Linux only. See the kernel's Documentation/networking/timestamping.rst. Differs from Python: an addition. */
export declare const SOF_TIMESTAMPING_SOFTWARE: number;
/** `SOF_TIMESTAMPING_SYS_HARDWARE`: a flag of SO_TIMESTAMPING. Linux only. See the kernel's Documentation/networking/timestamping.rst. Differs from Python: an addition. */
export declare const SOF_TIMESTAMPING_SYS_HARDWARE: number;
/** `SOF_TIMESTAMPING_RAW_HARDWARE`: a flag of SO_TIMESTAMPING. Linux only. See the kernel's Documentation/networking/timestamping.rst. Differs from Python: an addition. */
export declare const SOF_TIMESTAMPING_RAW_HARDWARE: number;
/** `SOF_TIMESTAMPING_OPT_ID`: a flag of SO_TIMESTAMPING. Linux only. See the kernel's Documentation/networking/timestamping.rst. Differs from Python: an addition. */
export declare const SOF_TIMESTAMPING_OPT_ID: number;
/** `SOF_TIMESTAMPING_TX_SCHED`: a flag of SO_TIMESTAMPING. Linux only. See the kernel's Documentation/networking/timestamping.rst. Differs from Python: an addition. */
export declare const SOF_TIMESTAMPING_TX_SCHED: number;
/** `SOF_TIMESTAMPING_TX_ACK`: a flag of SO_TIMESTAMPING. Linux only. See the kernel's Documentation/networking/timestamping.rst. Differs from Python: an addition. */
export declare const SOF_TIMESTAMPING_TX_ACK: number;
/** `SOF_TIMESTAMPING_OPT_CMSG`: a flag of SO_TIMESTAMPING. Linux only. See the kernel's Documentation/networking/timestamping.rst. Differs from Python: an addition. */
export declare const SOF_TIMESTAMPING_OPT_CMSG: number;
/** `SOF_TIMESTAMPING_OPT_TSONLY`: a flag of SO_TIMESTAMPING. Linux only. See the kernel's Documentation/networking/timestamping.rst. Differs from Python: an addition. */
export declare const SOF_TIMESTAMPING_OPT_TSONLY: number;
/** `SOF_TIMESTAMPING_OPT_STATS`: a flag of SO_TIMESTAMPING. Linux only. See the kernel's Documentation/networking/timestamping.rst. Differs from Python: an addition. */
export declare const SOF_TIMESTAMPING_OPT_STATS: number;
/** `SOF_TIMESTAMPING_OPT_PKTINFO`: a flag of SO_TIMESTAMPING. Linux only. See the kernel's Documentation/networking/timestamping.rst. Differs from Python: an addition. */
export declare const SOF_TIMESTAMPING_OPT_PKTINFO: number;
/** `SOF_TIMESTAMPING_OPT_TX_SWHW`: a flag of SO_TIMESTAMPING. Linux only. See the kernel's Documentation/networking/timestamping.rst. Differs from Python: an addition. */
export declare const SOF_TIMESTAMPING_OPT_TX_SWHW: number;
/** `SOF_TIMESTAMPING_BIND_PHC`: a flag of SO_TIMESTAMPING. Linux only. See the kernel's Documentation/networking/timestamping.rst. Differs from Python: an addition. */
export declare const SOF_TIMESTAMPING_BIND_PHC: number;
/** `SOF_TIMESTAMPING_OPT_ID_TCP`: a flag of SO_TIMESTAMPING. Linux only. See the kernel's Documentation/networking/timestamping.rst. Differs from Python: an addition. */
export declare const SOF_TIMESTAMPING_OPT_ID_TCP: number;
/** `SOF_TIMESTAMPING_OPT_RX_FILTER`: a flag of SO_TIMESTAMPING. Linux only. See the kernel's Documentation/networking/timestamping.rst. Differs from Python: an addition. */
export declare const SOF_TIMESTAMPING_OPT_RX_FILTER: number;
/** `SO_EE_ORIGIN_ICMP`: where an error of IP_RECVERR comes from. Linux only. See ip(7). Differs from Python: an addition. */
export declare const SO_EE_ORIGIN_ICMP: number;
/** `SO_EE_ORIGIN_ICMP6`: where an error of IP_RECVERR comes from. Linux only. See ip(7). Differs from Python: an addition. */
export declare const SO_EE_ORIGIN_ICMP6: number;
/** `SO_EE_ORIGIN_LOCAL`: where an error of IP_RECVERR comes from. Linux only. See ip(7). Differs from Python: an addition. */
export declare const SO_EE_ORIGIN_LOCAL: number;
/** `SO_EE_ORIGIN_NONE`: where an error of IP_RECVERR comes from. Linux only. See ip(7). Differs from Python: an addition. */
export declare const SO_EE_ORIGIN_NONE: number;
/** `SO_EE_ORIGIN_TIMESTAMPING`: where an error of IP_RECVERR comes from. Linux only. See ip(7). Differs from Python: an addition. */
export declare const SO_EE_ORIGIN_TIMESTAMPING: number;
/** `SO_EE_ORIGIN_TXTIME`: where an error of IP_RECVERR comes from. Linux only. See ip(7). Differs from Python: an addition. */
export declare const SO_EE_ORIGIN_TXTIME: number;
/** `SO_EE_ORIGIN_ZEROCOPY`: where an error of IP_RECVERR comes from. Linux only. See ip(7). Differs from Python: an addition. */
export declare const SO_EE_ORIGIN_ZEROCOPY: number;
/** `IP_CHECKSUM`: an option of level IPPROTO_IP. Linux only. See ip(7). Differs from Python: an addition. */
export declare const IP_CHECKSUM: number;
/** `IP_ORIGDSTADDR`: an option of level IPPROTO_IP. Linux only. See ip(7). Differs from Python: an addition. */
export declare const IP_ORIGDSTADDR: number;
/** `IP_RECVFRAGSIZE`: an option of level IPPROTO_IP. Linux only. See ip(7). Differs from Python: an addition. */
export declare const IP_RECVFRAGSIZE: number;
/** `IPV6_2292PKTINFO`: an option of level IPPROTO_IPV6, or a type of its ancillary data. Linux only. See ipv6(7). Differs from Python: an addition. */
export declare const IPV6_2292PKTINFO: number;
/** `IPV6_FLOWINFO`: an option of level IPPROTO_IPV6, or a type of its ancillary data. Linux only. See ipv6(7). Differs from Python: an addition. */
export declare const IPV6_FLOWINFO: number;
/** `IPV6_ORIGDSTADDR`: an option of level IPPROTO_IPV6, or a type of its ancillary data. Linux only. See ipv6(7). Differs from Python: an addition. */
export declare const IPV6_ORIGDSTADDR: number;
/** `IPV6_RECVFRAGSIZE`: an option of level IPPROTO_IPV6, or a type of its ancillary data. Linux only. See ipv6(7). Differs from Python: an addition. */
export declare const IPV6_RECVFRAGSIZE: number;
/** `IPV6_RECVORIGDSTADDR`: an option of level IPPROTO_IPV6, or a type of its ancillary data. Linux only. See ipv6(7). Differs from Python: an addition. */
export declare const IPV6_RECVORIGDSTADDR: number;
/** `NETLINK_LISTEN_ALL_NSID`: an option of level SOL_NETLINK. Linux only. See netlink(7). Differs from Python: an addition. */
export declare const NETLINK_LISTEN_ALL_NSID: number;
/** `NETLINK_PKTINFO`: an option of level SOL_NETLINK. Linux only. See netlink(7). Differs from Python: an addition. */
export declare const NETLINK_PKTINFO: number;
/** `PACKET_AUXDATA`: an option of level SOL_PACKET. Linux only. See packet(7). Differs from Python: an addition. */
export declare const PACKET_AUXDATA: number;
/** `SOL_CAN_J1939`: a level of options. Linux only. See getsockopt(2). Differs from Python: an addition. */
export declare const SOL_CAN_J1939: number;
/** `SOL_NETLINK`: a level of options. Linux only. See getsockopt(2). Differs from Python: an addition. */
export declare const SOL_NETLINK: number;
/** `SOL_PACKET`: a level of options. Linux only. See getsockopt(2). Differs from Python: an addition. */
export declare const SOL_PACKET: number;
/** `SOL_TLS`: a level of options. Linux only. See getsockopt(2). Differs from Python: an addition. */
export declare const SOL_TLS: number;
/** `TLS_GET_RECORD_TYPE`: a type of ancillary data of level SOL_TLS. Linux only. See the kernel's Documentation/networking/tls.rst. Differs from Python: an addition. */
export declare const TLS_GET_RECORD_TYPE: number;
/** `TLS_SET_RECORD_TYPE`: a type of ancillary data of level SOL_TLS. Linux only. See the kernel's Documentation/networking/tls.rst. Differs from Python: an addition. */
export declare const TLS_SET_RECORD_TYPE: number;

// The table itself: a copy would cost more than any other module of an import.
module.exports = native.constants;
