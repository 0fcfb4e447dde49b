/** What a port of a Python program writes: it compiles without a cast. */
import socket, { type Bytes, type Inet, type Inet6, type Packet } from 'pysocket';
import { decode, encode, MessageBatch } from 'pysocket/messages';
import promises from 'pysocket/promises';
import { trace, type TracedCall } from 'pysocket/trace';

const { AF_INET, AF_UNIX, SOCK_DGRAM, SOCK_STREAM, SOL_SOCKET, SO_REUSEADDR } = socket;

// host, port = sock.getsockname()
const listening = socket.create_server(['', 0], { family: AF_INET, backlog: 5 });
const [host, port] = listening.getsockname();
export const url = `${host.toUpperCase()}:${port.toFixed()}`;
export const [, , flow, scope] = socket.socket().getsockname<Inet6>();
export const path: string = socket.socket(AF_UNIX).getpeername<string>();
export const abstract = socket.socket(AF_UNIX).getsockname<string | Bytes>();

// conn, (host, port) = server.accept()
export function serve(): Inet {
  const [conn, [client]] = listening.accept();
  const [data, sender] = conn.recvfrom(1024);
  const [, ancillary, flags, from] = conn.recvmsg(10, socket.CMSG_SPACE(4), socket.MSG_PEEK);
  const [[level, type, bytes] = [0, 0, data]] = ancillary;
  conn.sendto(bytes, flags, [client, sender[1]]);
  conn.sendto(data, from);
  void [level.toFixed(), type.toFixed()];
  return sender;
}
export const [frame, [ifname]] = socket.socket().recvfrom<Packet>(65536);
export const [, nobody] = listening.recvfrom<Inet | null>(10);

// Keywords, alone and behind arguments.
const buffer = Buffer.alloc(10);
export const counts: number[] = [
  listening.recv_into(buffer),
  listening.recv_into(buffer, 5, socket.MSG_PEEK),
  listening.recv_into(buffer, 5, { flags: socket.MSG_PEEK }),
  listening.recv_into(buffer, { nbytes: 5 }),
  listening.recv_into({ buffer, flags: 0 }),
  listening.recvfrom_into(buffer, { nbytes: 5 })[0],
  listening.sendfile(3, { offset: 10, count: null }),
  listening.sendfile({ file: 3 }),
  listening.sendmsg([buffer], [[SOL_SOCKET, socket.SCM_RIGHTS, new Int32Array([3])]], 0, null),
  socket.send_fds(listening, [buffer], [0, 1n]),
  socket.send_fds({ sock: listening, buffers: [buffer], fds: [] }),
];
export const made = [
  socket.socket({ family: AF_UNIX, type: SOCK_DGRAM }),
  socket.socket(AF_UNIX, { type: SOCK_DGRAM }),
  new socket.socket(AF_UNIX, SOCK_DGRAM, 0, { fileno: null }),
  socket.create_connection([host, port]),
  socket.create_connection(['::1', 'http', 0, 0], null, ['', 0]),
  socket.create_connection([host, port], { timeout: 1.5, source_address: ['', 0] }),
  socket.create_connection({ address: [host, port], all_errors: true }),
  socket.create_server({ address: ['', 0] }),
  socket.fromfd(3, AF_INET, SOCK_STREAM),
  socket.fromfd(3, AF_INET, SOCK_STREAM, { proto: 6 }),
  socket.fromfd({ fd: 3, family: AF_INET, type: SOCK_STREAM }),
  ...socket.socketpair({ type: SOCK_DGRAM }),
  ...socket.socketpair(AF_UNIX, SOCK_DGRAM),
];
for (const [family, type, proto, canonname, address] of socket.getaddrinfo(host, 'http', {
  family: 0,
})) {
  const [number, service] = address;
  socket.socket(family, type, proto).connect(address);
  void `${canonname.trim()} ${number.trim()} ${service.toFixed()}`;
}
export const found = [
  socket.getaddrinfo(null, 80),
  socket.getaddrinfo('localhost', null, 0, 0, 0, socket.AI_PASSIVE),
  socket.getaddrinfo('localhost', 80, AF_INET, { type: SOCK_STREAM }),
  socket.getaddrinfo({ host: 'localhost', port: 80 }),
];
export const option: number = listening.getsockopt(SOL_SOCKET, SO_REUSEADDR);
export const linger: Buffer = listening.getsockopt(SOL_SOCKET, socket.SO_LINGER, 8);
listening.setsockopt(SOL_SOCKET, SO_REUSEADDR, 1);
listening.setsockopt(SOL_SOCKET, socket.SO_LINGER, linger);
listening.setsockopt(SOL_SOCKET, socket.SO_LINGER, null, 8);
listening.setblocking(false);
listening.setblocking(0);

// The same with promises; what waits takes a signal.
export async function later(signal: AbortSignal): Promise<number> {
  const sock = await promises.create_connection([host, port], 1, { signal });
  await promises.create_connection([host, port], { timeout: 1, signal });
  const [name, number] = sock.getpeername();
  const server = promises.create_server(['', 0]);
  const [, [client]] = await server.accept({ signal });
  for await (const [conn, [peer]] of server) await conn.sendall(Buffer.from(peer), { signal });
  const data: Buffer = await sock.recv(10, { signal });
  await sock.recv_into(data, { nbytes: 5, signal });
  const [, sender] = await sock.recvfrom(10, 0, { signal });
  const [[, , , , address] = []] = await promises.getaddrinfo(name, number, { type: 1, signal });
  await sock.sendto(data, sender, { signal });
  await sock.sendmsg([data], { signal });
  await sock.connect(address ?? [client, 80]);
  return promises.send_fds(sock, [data], [0], { signal });
}

// Datagrams by the batch, and what comes beside them.
export async function batches(signal: AbortSignal): Promise<number> {
  const sock = socket.socket(AF_INET, SOCK_DGRAM);
  const batch: MessageBatch = new MessageBatch(64, 2048, { ancillary: socket.CMSG_SPACE(4) });
  for (let i = sock.recvmmsg_into(batch) - 1; i >= 0; i--) {
    const [from] = batch.address(i);
    batch.write(i, Buffer.concat([batch.data(i), Buffer.from(from)]), batch.segment(i));
    for (const item of decode(batch.ancillary(i))) {
      if (item.name === 'IP_TTL') batch.write(i, Buffer.of(item.ttl));
      else if (item.name === undefined) batch.write(i, item[2]);
    }
  }
  const cut = encode([
    { name: 'UDP_SEGMENT', size: 1200 },
    { name: 'IP_PKTINFO', ifindex: 1 },
  ]);
  sock.sendmmsg([Buffer.alloc(1), [Buffer.alloc(2), [host, port], cut], [[Buffer.alloc(3)], null]]);
  await sock.promises.recvmmsg_into(MessageBatch({ count: 1, size: 1 }), { signal });
  return sock.promises.sendmmsg(batch, 0, 1, { signal });
}

export class Logged extends socket.socket {
  constructor(...args: ConstructorParameters<typeof socket.socket>) {
    super(...args);
  }
  override recv(bufsize: socket.Integer, flags: socket.Integer = 0): Bytes {
    return super.recv(bufsize, flags);
  }
}
export const logged = [new Logged(AF_INET, SOCK_STREAM), new Logged({ fileno: 3 })];

// What is called, and what failed.
export function failures(): readonly string[] {
  const failed: TracedCall[] = [];
  const traced = trace((call) => {
    if (call.code !== null) failed.push(call);
  }, 'net,poll');
  traced.flush();
  traced.close();
  trace().close();
  trace(false);
  return failed.map(
    ({ syscall, args, duration_ns, started }) =>
      `${syscall} ${args.length} ${duration_ns} ${started}`,
  );
}
