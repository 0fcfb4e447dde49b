/** create_connection(): a connected client in one call, from a list of addresses. */
import socket, { type HostPort } from 'pysocket';
import { describe, expect, it } from 'vitest';
import { endpointOf, portOf } from '../helpers/addresses.js';
import { raised } from '../helpers/errors.js';
import { BOTH, closing, FLAVOURS } from '../helpers/flavours.js';
import {
  bound,
  everywhere,
  inet6Stream,
  inetStream,
  listener,
  STREAMS,
} from '../helpers/transports.js';

const { AF_INET, AF_INET6, AF_UNIX, SOCK_STREAM } = socket;
const IP = STREAMS.filter(({ family }) => family !== AF_UNIX);

/** The families of localhost here, in the order in which they are tried. */
const families = socket.getaddrinfo('localhost', 0, 0, SOCK_STREAM).map(([family]) => family);

const both = families.includes(AF_INET) && families.includes(AF_INET6);
if (!both) console.log(`localhost has families ${families.join(', ')} only here`);

everywhere(IP, (flavour, transport) => {
  it('connects to a numeric host', async () => {
    const server = listener(flavour, transport);
    const client = closing(await flavour.create_connection(endpointOf(server)));
    const [conn, address] = await server.accept();
    closing(conn);
    expect(client.getpeername()).toEqual(server.getsockname());
    expect(client.getsockname()).toEqual(address);
    expect([client.family, client.type]).toEqual([transport.family, SOCK_STREAM]);
    await client.sendall(Buffer.from('hello'));
    expect((await conn.recv(10)).toString()).toBe('hello');
  });

  it('takes the port as text and bytes, the host as bytes', async () => {
    const server = listener(flavour, transport);
    const [host, port] = endpointOf(server);
    const addresses: HostPort[] = [
      [host, String(port)],
      [host, Buffer.from(String(port))],
      [Buffer.from(host), port],
      [host, BigInt(port)],
    ];
    for (const address of addresses) {
      const client = closing(await flavour.create_connection(address));
      expect(client.getpeername()).toEqual(server.getsockname());
    }
  });

  it('is refused by nobody, and says who', async () => {
    const vacant = bound(flavour, transport);
    const [host, port] = endpointOf(vacant);
    const error = await raised(() => flavour.create_connection([host, port]));
    expect(error).toBeInstanceOf(socket.ConnectionRefusedError);
    expect(error).toMatchObject({ code: 'ECONNREFUSED', syscall: 'connect', address: host, port });
  });

  it('starts from source_address', async () => {
    const server = listener(flavour, transport);
    const source = bound(flavour, transport);
    const port = portOf(source);
    source.close();
    const [host] = endpointOf(server);
    const client = closing(
      await flavour.create_connection(endpointOf(server), { source_address: [host, port] }),
    );
    expect(endpointOf(client)).toEqual([host, port]);
  });
});

it.each(FLAVOURS)('source_address may be any of 127/8, $name', async (flavour) => {
  const server = listener(flavour, inetStream);
  const client = closing(
    await flavour.create_connection(endpointOf(server), { source_address: ['127.1.2.3', 0] }),
  );
  expect(client.getsockname()).toEqual(['127.1.2.3', expect.any(Number)]);
  expect(closing((await server.accept())[0]).getpeername()).toEqual(client.getsockname());
});

describe.each(BOTH)('$name', (flavour) => {
  it.each([null, 5, 0.25])('a timeout of %s is that of the socket', async (timeout) => {
    const server = listener(flavour, inetStream);
    const client = closing(await flavour.module.create_connection(endpointOf(server), timeout));
    expect(client.gettimeout()).toBe(timeout);
  });
});

describe.each(FLAVOURS)('several addresses, $name', (flavour) => {
  /** A listener of one family, on a port that is free in the other family. */
  function onlyOn(family: number) {
    return listener(flavour, family === AF_INET ? inetStream : inet6Stream);
  }

  it.each(families)('localhost leads to a listener of family %i', async (family) => {
    const server = onlyOn(family);
    const client = closing(await flavour.create_connection(['localhost', portOf(server)]));
    expect(client.getpeername()).toEqual(server.getsockname());
  });

  it('with all_errors every failure is told, in order', async () => {
    const port = portOf(bound(flavour, inetStream));
    const group = await raised(() =>
      flavour.create_connection(['localhost', port], { all_errors: true }),
    );
    expect(group).toBeInstanceOf(socket.ExceptionGroup);
    expect(group).toBeInstanceOf(AggregateError);
    const { errors } = group as AggregateError;
    expect(errors).toHaveLength(families.length);
    for (const error of errors) expect(error).toBeInstanceOf(socket.ConnectionRefusedError);
  });

  it('without, the last one', async () => {
    const port = portOf(bound(flavour, inetStream));
    const error = await raised(() => flavour.create_connection(['localhost', port]));
    expect(error).toBeInstanceOf(socket.ConnectionRefusedError);
    expect(error).toMatchObject({ code: 'ECONNREFUSED' });
  });

  it('an error that is no OSError ends the search', async () => {
    const server = listener(flavour, inetStream);
    const wrong = { source_address: ['127.0.0.1', 'x'] as never, all_errors: true };
    expect(await raised(() => flavour.create_connection(endpointOf(server), wrong))).toBeInstanceOf(
      TypeError,
    );
  });
});
