/** How sockets behave differently on Windows. The first argument is the flavour: a specifier. */
import assert from 'node:assert/strict';
import { openSync, closeSync, writeFileSync, rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const { default: socket } = await import(process.argv[2]);
const { ValueError } = socket;
const says = (text, name = 'TypeError') => ({ name, message: text });

async function fails(call, { name, message }) {
  const error = await Promise.resolve()
    .then(call)
    .then(
      () => assert.fail(`no error: ${message}`),
      (raised) => raised,
    );
  assert.deepEqual([error.name, String(error.message)], [name, message]);
  return error;
}

async function received(sock, size) {
  const parts = [];
  for (let count = 0; count < size;) {
    const part = await sock.recv(65536);
    count += part.length;
    parts.push(part);
  }
  return Buffer.concat(parts);
}

// socketpair() makes a TCP connection.
for (const args of [[], [socket.AF_INET], [socket.AF_INET6], [{ family: socket.AF_INET }]]) {
  const [one, other] = socket.socketpair(...args);
  assert.equal(one.constructor, socket.socket);
  const host = args[0] === socket.AF_INET6 ? '::1' : '127.0.0.1';
  assert.deepEqual([one.getsockname()[0], other.getsockname()[0]], [host, host]);
  assert.deepEqual(one.getsockname(), other.getpeername());
  assert.deepEqual([one.gettimeout(), other.gettimeout()], [null, null]);
  await one.sendall(Buffer.from('there'));
  assert.equal(String(await other.recv(10)), 'there');
  await other.sendall(Buffer.from('back'));
  assert.equal(String(await one.recv(10)), 'back');
  one.close();
  other.close();
}
const families = 'Only AF_INET and AF_INET6 socket address families are supported';
await fails(() => socket.socketpair(socket.AF_UNIX), says(families, 'ValueError'));
await fails(() => socket.socketpair(null), says(families, 'ValueError'));
await fails(
  () => socket.socketpair(socket.AF_INET, socket.SOCK_DGRAM),
  says('Only SOCK_STREAM socket type is supported', 'ValueError'),
);
await fails(
  () => socket.socketpair({ proto: 6 }),
  says('Only protocol zero is supported', 'ValueError'),
);
await fails(
  () => socket.socketpair({ fam: 1 }),
  says("_fallback_socketpair() got an unexpected keyword argument 'fam'"),
);

// ioctl()
{
  const { SIO_KEEPALIVE_VALS, SIO_RCVALL, SIO_LOOPBACK_FAST_PATH } = {
    SIO_RCVALL: 0x98000001,
    SIO_KEEPALIVE_VALS: 0x98000004,
    SIO_LOOPBACK_FAST_PATH: 0x98000010,
  };
  const sock = socket.socket();
  const { ioctlCalls } = globalThis;
  ioctlCalls.length = 0;
  assert.equal(sock.ioctl(SIO_KEEPALIVE_VALS, [1, 100, 2 ** 32 + 7]), 0);
  assert.equal(sock.ioctl(SIO_RCVALL, 1), 0);
  assert.equal(sock.ioctl(SIO_LOOPBACK_FAST_PATH, true), 0);
  assert.equal(sock.ioctl(2n ** 32n + 0x98000001n, 3n), 0);
  assert.deepEqual(ioctlCalls, [
    [SIO_KEEPALIVE_VALS, [1, 100, 7]],
    [SIO_RCVALL, [1]],
    [SIO_LOOPBACK_FAST_PATH, [1]],
    [SIO_RCVALL, [3]],
  ]);
  const invalid = says('invalid ioctl command 4294967295', 'ValueError');
  await fails(() => sock.ioctl(-1, null), invalid);
  await fails(() => sock.ioctl(1), says('ioctl() takes exactly 2 arguments (1 given)'));
  await fails(() => sock.ioctl('1', 2), says('ioctl() argument 1 must be int, not str'));
  await fails(
    () => sock.ioctl(SIO_LOOPBACK_FAST_PATH, null),
    says("'NoneType' object cannot be interpreted as an integer"),
  );
  const place = 'ioctl() argument 2';
  await fails(
    () => sock.ioctl(SIO_KEEPALIVE_VALS, 1),
    says(`${place} must be 3-item sequence, not int`),
  );
  await fails(
    () => sock.ioctl(SIO_KEEPALIVE_VALS, Buffer.from('abc')),
    says(`${place} must be 3-item sequence, not bytes`),
  );
  await fails(
    () => sock.ioctl(SIO_KEEPALIVE_VALS, 'abc'),
    says(`${place}, item 0 must be int, not str`),
  );
  await fails(
    () => sock.ioctl(SIO_KEEPALIVE_VALS, [1, 2]),
    says(`${place} must be sequence of length 3, not 2`),
  );
  await fails(
    () => sock.ioctl(SIO_KEEPALIVE_VALS, [1, 'x', 3]),
    says(`${place}, item 1 must be int, not str`),
  );
  sock.close();
  const error = await fails(
    () => sock.ioctl(SIO_RCVALL, 1),
    says('[WinError 10038] Socket operation on non-socket', 'OSError'),
  );
  assert.equal(error.syscall, 'WSAIoctl');
}

// share() and fromshare()
{
  const [one, other] = socket.socketpair();
  const info = one.share(process.pid);
  assert.equal(info.length, 628);
  for (const again of [
    socket.fromshare(info),
    socket.fromshare({ info: one.share(process.pid) }),
    new socket.socket({ fileno: new Uint8Array(one.share(process.pid)) }),
  ]) {
    assert.deepEqual([again.family, again.type], [one.family, one.type]);
    assert.notEqual(again.fileno(), one.fileno());
    await again.sendall(Buffer.from('shared'));
    assert.equal(String(await other.recv(10)), 'shared');
    again.close();
  }
  await fails(
    () => socket.fromshare(Buffer.alloc(3)),
    says('socket descriptor string has wrong size, should be 628 bytes.', 'ValueError'),
  );
  await fails(() => one.share(), says('function takes exactly 1 argument (0 given)'));
  await fails(() => one.share(1, 2), says('function takes exactly 1 argument (2 given)'));
  await fails(
    () => one.share({ process_id: 1 }),
    says('socket.share() takes no keyword arguments'),
  );
  const error = await fails(
    () => one.share(0),
    says('[WinError 10022] Invalid argument', 'OSError'),
  );
  assert.equal(error.errno, 22);
  one.close();
  other.close();
}

// sendfile() uses send(), whatever the kind of file
{
  const path = join(tmpdir(), `pysocket-winsock-${process.pid}`);
  const content = Buffer.from(Array.from({ length: 300_000 }, (_, at) => at % 251));
  writeFileSync(path, content);
  const sends = async (file, offset, count, wanted) => {
    const [one, other] = socket.socketpair();
    one.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 1 << 20);
    const view = one.promises ?? one;
    const reader = other.promises ?? other;
    const [sent, bytes] = await Promise.all([
      view.sendfile(file, offset, count),
      received(reader, wanted.length),
    ]);
    assert.equal(sent, wanted.length);
    assert.ok(bytes.equals(wanted));
    one.close();
    other.close();
  };
  const small = content.subarray(0, 20_000);
  const fd = openSync(path);
  await sends(fd, 100, 20_000, content.subarray(100, 20_100));
  // The position of the file is unchanged.
  await sends(fd, 0, 20_000, small);
  await sends(fd, 250_000, null, content.subarray(250_000));
  closeSync(fd);
  const handle = await open(path);
  await sends(handle, 5, null, content.subarray(5));
  await handle.close();

  const [one, other] = socket.socketpair();
  await fails(() => one.sendfile(handle), says('I/O operation on closed file', 'ValueError'));
  await fails(() => one.sendfile(fd), says('[Errno 9] Bad file descriptor', 'OSError'));
  // A blocking call alone, with as many bytes as there is room for.
  const again = openSync(path);
  assert.equal(await one.sendfile(again, 10, 9000), 9000);
  assert.ok((await received(other, 9000)).equals(content.subarray(10, 9010)));
  closeSync(again);
  assert.ok(ValueError.prototype instanceof Error);
  rmSync(path);
  one.close();
  other.close();
}

// A listener gets no SO_REUSEADDR.
{
  const server = socket.create_server(['127.0.0.1', 0]);
  assert.equal(server.getsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR), 0);
  server.close();
  const error = await fails(
    () => server.accept(),
    says('[WinError 10038] Socket operation on non-socket', 'OSError'),
  );
  assert.deepEqual([error.errno, error.winerror, error.code], [10038, 10038, 'ENOTSOCK']);
}

// connect_ex() and a timeout that is 0
{
  const server = socket.create_server(['127.0.0.1', 0]);
  const client = socket.socket();
  client.setblocking(false);
  assert.equal(await client.connect_ex(server.getsockname()), 10035);
  const conn = (await server.accept())[0];
  await fails(
    () => client.recv(1),
    says('[WinError 10035] Resource temporarily unavailable', 'BlockingIOError'),
  );
  for (const sock of [server, client, conn]) sock.close();
}

// Node's own classes
{
  const node = await import('pysocket/node');
  const { Socket, Server } = await import('node:net');
  const text = ': on Windows Node neither takes sockets over nor gives them away';
  const unsupported = (name, rest = '') => says(`${name}()${text}${rest}`, 'UnsupportedOperation');
  const sock = socket.socket();
  const duplex = '; to_duplex() makes a stream of a socket';
  await fails(() => node.to_net_socket(sock), unsupported('to_net_socket', duplex));
  await fails(() => node.to_net_server(sock), unsupported('to_net_server'));
  await fails(() => node.to_dgram_socket(sock), unsupported('to_dgram_socket'));
  await fails(() => node.from_net_socket(new Socket()), unsupported('from_net_socket'));
  await fails(() => node.from_net_server(new Server()), unsupported('from_net_server'));
  sock.close();
}
