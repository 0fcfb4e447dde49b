/* global expect, jest, test */
const { testBothFlavours } = require('./both-flavours.cjs');

const before = testBothFlavours();

test('after resetModules() sockets and errors of before are still known', async () => {
  for (let i = 0; i < 12; i++) {
    jest.resetModules();
    const socket = require('pysocket');
    const { to_duplex } = require('pysocket/node');
    expect(socket.socket).not.toBe(before.socket.socket);
    expect(() => before.socket.create_connection(['127.0.0.1', 1])).toThrow(socket.OSError);
    const [a, b] = before.socket.socketpair();
    expect(a).toBeInstanceOf(socket.socket);
    const duplex = to_duplex(a);
    duplex.end('streamed');
    expect(await b.promises.recv(20)).toEqual(Buffer.from('streamed'));
    duplex.destroy();
    b.close();
  }
});

test('with modules of its own', () => {
  jest.isolateModules(() => {
    const socket = require('pysocket');
    const [a, b] = socket.socketpair();
    a.send(Buffer.from('x'));
    expect(b.recv(1)).toEqual(Buffer.from('x'));
    a.close();
    b.close();
  });
});

test('fake timers stop no timeout', async () => {
  jest.useFakeTimers();
  const [a, b] = before.promises.socketpair();
  a.settimeout(0.01);
  await expect(a.recv(1)).rejects.toThrow(before.promises.TimeoutError);
  jest.useRealTimers();
  a.close();
  b.close();
});
