/**
 * Caches the socket addresses of numeric hosts, because a program tends to send to a few of them
 * repeatedly. Names are resolved again each time, as in Python.
 */
import type { Sockaddr } from '../addon/sockaddr.js';

/** The limits of a cache. A full cache is cleared. */
const MOST_HOSTS = 256;
const MOST_PORTS = 1024;
/** The offset of the port in a sockaddr of AF_INET and AF_INET6, in network order, on every system. */
const PORT_AT = 2;
const MAX_PORT = 0xffff;

/** The addresses of one host, which differ only in their ports. */
class Host {
  private readonly ports = new Map<number, Sockaddr>();

  constructor(
    private readonly template: Sockaddr,
    readonly flowinfo: unknown,
    readonly scopeId: unknown,
  ) {
    const port = ((template[PORT_AT] ?? 0) << 8) | (template[PORT_AT + 1] ?? 0);
    this.ports.set(port, template);
  }

  at(port: number): Sockaddr | null {
    const known = this.ports.get(port);
    if (known !== undefined) return known;
    // Rejects values such as -0 and invalid ports, for which encode() has its own error texts.
    if ((port & MAX_PORT) !== port) return null;
    const sockaddr = this.template.slice();
    sockaddr[PORT_AT] = port >> 8;
    sockaddr[PORT_AT + 1] = port & 0xff;
    if (this.ports.size >= MOST_PORTS) this.ports.clear();
    this.ports.set(port, sockaddr);
    return sockaddr;
  }
}

/** The hosts of one family. */
export class KnownHosts {
  private readonly hosts = new Map<unknown, Host>();
  private name: unknown = undefined;
  private host: Host | null = null;
  /** The port and the address of the last successful search for that host. */
  private port: unknown = undefined;
  private sockaddr: Sockaddr | null = null;

  /** isNumber matches hosts that every resolver interprets in the same way. */
  constructor(private readonly isNumber: RegExp) {}

  /** Returns the address if the host is known with the same flowinfo and scope. */
  find(name: unknown, port: unknown, flowinfo: unknown, scopeId: unknown): Sockaddr | null {
    const host = name === this.name ? this.host : this.turnTo(name);
    if (host === null || host.flowinfo !== flowinfo || host.scopeId !== scopeId) return null;
    if (port === this.port) return this.sockaddr;
    const sockaddr = typeof port === 'number' ? host.at(port) : null;
    if (sockaddr === null) return null;
    this.port = port;
    this.sockaddr = sockaddr;
    return sockaddr;
  }

  private turnTo(name: unknown): Host | null {
    const host = this.hosts.get(name);
    if (host === undefined) return null;
    this.name = name;
    this.host = host;
    this.port = undefined;
    this.sockaddr = null;
    return host;
  }

  /** Remembers the address that was made for a host. */
  learn(name: unknown, flowinfo: unknown, scopeId: unknown, sockaddr: Sockaddr): void {
    if (typeof name !== 'string' || !this.isNumber.test(name)) return;
    if (this.hosts.size >= MOST_HOSTS) this.hosts.clear();
    this.hosts.set(name, new Host(sockaddr, flowinfo, scopeId));
    this.turnTo(name);
  }
}
