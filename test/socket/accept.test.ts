/** accept(): the addresses it returns, and what the new socket inherits from its listener. */
import socket from 'pysocket';
import { afterEach, expect, it } from 'vitest';
import { raised } from '../helpers/errors.js';
import { closing } from '../helpers/flavours.js';
import { Peer } from '../helpers/peer.js';
import {
  bound,
  CONNECTING,
  everywhere,
  inetStream,
  listener,
  open,
} from '../helpers/transports.js';

afterEach(() => {
  socket.setdefaulttimeout(null);
});

everywhere(CONNECTING, (flavour, transport) => {
  it('tells the address of the client', async () => {
    const listening = listener(flavour, transport);
    const client = open(flavour, transport);
    await client.connect(listening.getsockname());
    const [conn, address] = await listening.accept();
    closing(conn);
    expect(address).toEqual(client.getsockname());
    expect(conn.getpeername()).toEqual(client.getsockname());
    expect(conn.getsockname()).toEqual(listening.getsockname());
    expect([conn.family, conn.type, conn.proto]).toEqual([
      transport.family,
      transport.type,
      listening.proto,
    ]);
  });

  it('tells the name that a client has bound', async () => {
    const listening = listener(flavour, transport);
    const client = bound(flavour, transport);
    await client.connect(listening.getsockname());
    const [conn, address] = await listening.accept();
    closing(conn);
    expect(address).toEqual(client.getsockname());
    expect(address).not.toEqual('');
  });

  it('gives connections in the order in which they came', async () => {
    const listening = listener(flavour, transport);
    for (let i = 0; i < 5; i++) {
      const client = open(flavour, transport);
      await client.connect(listening.getsockname());
      await client.sendall(Buffer.of(i));
    }
    for (let i = 0; i < 5; i++) {
      const [conn] = await listening.accept();
      expect(await closing(conn).recv(1)).toEqual(Buffer.of(i));
    }
  });

  it('a connection that was closed before is accepted all the same', async () => {
    const listening = listener(flavour, transport);
    const client = open(flavour, transport);
    await client.connect(listening.getsockname());
    await client.sendall(Buffer.from('gone'));
    client.close();
    const [conn] = await listening.accept();
    expect((await closing(conn).recv(100)).toString()).toBe('gone');
    expect(await conn.recv(100)).toHaveLength(0);
  });

  it('waits for a client', async () => {
    const listening = listener(flavour, transport);
    const source = `
      mainWaits();
      const c = socket.socket(data.family, data.type);
      c.connect(typeof data.address === 'string' || Array.isArray(data.address)
        ? data.address : Buffer.from(data.address));
      c.sendall(Buffer.from('here'));
      post('sent');`;
    const { family, type } = transport;
    const peer = new Peer(source, { family, type, address: listening.getsockname() });
    const [conn] = await listening.accept();
    expect((await closing(conn).recv(100)).toString()).toBe('here');
    expect(await peer.message()).toBe('sent');
  });

  it('closing the listener leaves its connections', async () => {
    const listening = listener(flavour, transport);
    const client = open(flavour, transport);
    await client.connect(listening.getsockname());
    const [conn] = await listening.accept();
    closing(conn);
    listening.close();
    await client.sendall(Buffer.from('on'));
    expect((await conn.recv(100)).toString()).toBe('on');
  });
});

everywhere([inetStream], (flavour, transport) => {
  it('the timeout of a connection is the default, whatever the listener has', async () => {
    const timeouts: [own: number | null, common: number | null][] = [
      [null, null],
      [20, null],
      [null, 7],
      [20, 0],
      [20, 3.5],
    ];
    for (const [own, common] of timeouts) {
      const listening = listener(flavour, transport);
      const client = open(flavour, transport);
      await client.connect(listening.getsockname());
      listening.settimeout(own);
      socket.setdefaulttimeout(common);
      const [conn] = await listening.accept();
      closing(conn);
      expect(conn.gettimeout()).toBe(common);
      expect(conn.getblocking()).toBe(common !== 0);
      socket.setdefaulttimeout(null);
    }
  });

  it('a connection is not inheritable, though the listener may be', async () => {
    const listening = listener(flavour, transport);
    listening.set_inheritable(true);
    const client = open(flavour, transport);
    await client.connect(listening.getsockname());
    const [conn] = await listening.accept();
    expect(closing(conn).get_inheritable()).toBe(false);
  });

  it('a socket that does not listen refuses at once', async () => {
    for (const sock of [open(flavour, transport), bound(flavour, transport)]) {
      expect(await raised(() => sock.accept())).toMatchObject({
        name: 'OSError',
        code: 'EINVAL',
        syscall: 'accept',
      });
    }
  });
});
