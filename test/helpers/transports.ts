/** Every kind of socket on which a test body runs. */
import { join } from 'node:path';
import socket, { type Address } from 'pysocket';
import { describe } from 'vitest';
import { type AnySocket, closing, type Flavour, FLAVOURS } from './flavours.js';
import { sayLacking, skip } from './lacking.js';
import { abstractName, removedDirectory, temporaryPath } from './temporary.js';

const { AF_INET, AF_INET6, AF_UNIX = -1, SOCK_STREAM, SOCK_DGRAM, SOCK_SEQPACKET = -1 } = socket;

export interface Transport {
  readonly name: string;
  readonly family: number;
  readonly type: number;
  /** True if it keeps messages apart, unlike a stream. */
  readonly messages: boolean;
  /** True if it listens and accepts, unlike a datagram socket. */
  readonly connects: boolean;
  /** An unused address to bind. */
  address(): Address;
}

function transport(name: string, family: number, type: number, address: () => Address): Transport {
  return {
    name,
    family,
    type,
    messages: type !== SOCK_STREAM,
    connects: type !== SOCK_DGRAM,
    address,
  };
}

export const inetStream = transport('inet stream', AF_INET, SOCK_STREAM, () => ['127.0.0.1', 0]);
export const inetDatagram = transport('inet dgram', AF_INET, SOCK_DGRAM, () => ['127.0.0.1', 0]);
export const inet6Stream = transport('inet6 stream', AF_INET6, SOCK_STREAM, () => ['::1', 0]);
export const inet6Datagram = transport('inet6 dgram', AF_INET6, SOCK_DGRAM, () => ['::1', 0]);
export const unixStream = transport('unix stream', AF_UNIX, SOCK_STREAM, temporaryPath);
export const abstractStream = transport('abstract stream', AF_UNIX, SOCK_STREAM, abstractName);
export const unixDatagram = transport('unix dgram', AF_UNIX, SOCK_DGRAM, temporaryPath);
export const unixPackets = transport('unix seqpacket', AF_UNIX, SOCK_SEQPACKET, temporaryPath);

const ALL: readonly Transport[] = [
  inetStream,
  inetDatagram,
  inet6Stream,
  inet6Datagram,
  unixStream,
  abstractStream,
  unixDatagram,
  unixPackets,
];
const WITH_PATHS = [unixStream, unixDatagram, unixPackets];

/** Tries a transport: a kernel may lack the family, the type or the address. */
function reasonAgainst(chosen: Transport): string | null {
  using directory = removedDirectory();
  const path = join(directory.path, 'socket');
  try {
    using probe = socket.socket(chosen.family, chosen.type);
    probe.bind(WITH_PATHS.includes(chosen) ? path : chosen.address());
    return null;
  } catch (error) {
    if (!(error instanceof socket.OSError)) throw error;
    return `${chosen.name}: ${error.message}`;
  }
}

/** Why a transport is missing, by name. */
const lacking = new Map(
  ALL.flatMap((transport) => {
    const reason = reasonAgainst(transport);
    return reason === null ? [] : [[transport.name, reason]];
  }),
);
for (const reason of lacking.values()) sayLacking(reason);

/** Every transport that this kernel has. */
export const TRANSPORTS: readonly Transport[] = ALL.filter(({ name }) => !lacking.has(name));

export const STREAMS = TRANSPORTS.filter(({ messages }) => !messages);
export const MESSAGES = TRANSPORTS.filter(({ messages }) => messages);
export const DATAGRAMS = TRANSPORTS.filter(({ connects }) => !connects);
export const CONNECTING = TRANSPORTS.filter(({ connects }) => connects);

/** Runs a suite on each of the transports, in every flavour or in the given ones. */
export function everywhere(
  transports: readonly Transport[],
  suite: (flavour: Flavour, transport: Transport) => void,
  flavours = FLAVOURS,
): void {
  for (const flavour of flavours) {
    for (const chosen of transports) {
      describe(`${chosen.name}, ${flavour.name}`, () => suite(flavour, chosen));
    }
  }
}

/** A new socket, closed with the test. */
export function open(flavour: Flavour, { name, family, type }: Transport): AnySocket {
  const reason = lacking.get(name);
  if (reason !== undefined) skip(reason);
  return closing(flavour.socket(family, type));
}

/** A bound socket. */
export function bound(flavour: Flavour, chosen: Transport): AnySocket {
  const sock = open(flavour, chosen);
  sock.bind(chosen.address());
  return sock;
}

/** A listening socket. */
export function listener(flavour: Flavour, chosen: Transport): AnySocket {
  const sock = bound(flavour, chosen);
  sock.listen();
  return sock;
}

/** Two sockets connected to each other. The second one is the accepted one, if the transport has those. */
export async function pair(
  flavour: Flavour,
  chosen: Transport,
): Promise<[client: AnySocket, server: AnySocket]> {
  if (!chosen.connects) {
    const [a, b] = [bound(flavour, chosen), bound(flavour, chosen)];
    await a.connect(b.getsockname());
    await b.connect(a.getsockname());
    return [a, b];
  }
  const listening = listener(flavour, chosen);
  const client = open(flavour, chosen);
  await client.connect(listening.getsockname());
  const [server] = await listening.accept();
  server.settimeout(client.gettimeout());
  return [client, closing(server)];
}
