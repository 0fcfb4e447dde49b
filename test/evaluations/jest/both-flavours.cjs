/* global expect, test */
// Every Jest test file evaluates the package anew, in its own realm.
exports.testBothFlavours = () => {
  const socket = require('pysocket');
  const promises = require('pysocket/promises');

  test('blocking', () => {
    const server = socket.create_server(['127.0.0.1', 0], { backlog: 3 });
    const client = socket.create_connection(server.getsockname(), 5);
    const [conn] = server.accept();
    client.sendall(new Uint8Array([104, 105]));
    const received = conn.recv(10);
    expect(received).toBeInstanceOf(Buffer);
    expect(received).toEqual(Buffer.from('hi'));
    const into = new Uint8Array(4);
    client.sendall(new TextEncoder().encode('text'));
    expect(conn.recv_into(into)).toBe(4);
    for (const sock of [server, client, conn]) sock.close();
  });

  test('promises', async () => {
    const server = promises.create_server(['127.0.0.1', 0]);
    const [client, [conn]] = await Promise.all([
      promises.create_connection(server.getsockname()),
      server.accept(),
    ]);
    const waiting = conn.recv(10);
    await client.sendall(Buffer.from('hello'));
    await expect(waiting).resolves.toEqual(Buffer.from('hello'));
    conn.settimeout(1);
    const { signal } = new AbortController();
    await client.sendall(Buffer.from('line\n'), { signal });
    const file = conn.makefile('r');
    expect(await file.readline()).toBe('line\n');
    await file.close();
    client.settimeout(0);
    await expect(client.recv(1)).rejects.toThrow(promises.BlockingIOError);
    for (const sock of [server, client, conn]) sock.close();
  });

  test('errors are those of the realm', () => {
    const refused = () => socket.create_connection(['127.0.0.1', 1]);
    expect(refused).toThrow(Error);
    expect(refused).toThrow(socket.ConnectionRefusedError);
    expect(refused).toThrow(promises.OSError);
    expect(() => socket.socket({ fileno: -2 })).toThrow(socket.ValueError);
    const sock = socket.socket();
    expect(() => sock.send('text')).toThrow(TypeError);
    expect(() => sock.send('text')).toThrow("a bytes-like object is required, not 'str'");
    sock.close();
  });

  test('sockets are compared and printed', () => {
    const [a, b] = socket.socketpair();
    expect({ a }).toEqual({ a });
    expect(() => expect(a).toBe(b)).toThrow(/toBe/);
    expect(() => expect({ a, n: 1 }).toEqual({ a, n: 2 })).toThrow(/socket/);
    a.close();
    b.close();
  });

  return { socket, promises };
};
