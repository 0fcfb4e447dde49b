// How two evaluations work together, however they were made.
const assert = require('node:assert/strict');
const { once } = require('node:events');

/** The error of a call. */
function raised(call) {
  try {
    call();
  } catch (error) {
    return error;
  }
  return assert.fail('nothing was raised');
}

/** Errors of one are errors of the other, and of no unrelated class. */
function errorsMeet(one, two) {
  const refused = raised(() => one.socket.create_connection(['127.0.0.1', 1]));
  assert(refused instanceof two.socket.ConnectionRefusedError);
  assert(refused instanceof two.socket.OSError);
  assert(refused instanceof two.promises.error);
  assert(!(refused instanceof two.socket.TimeoutError));
  assert(!(refused instanceof two.socket.ValueError));
  const value = raised(() => one.socket.socket({ fileno: -2 }));
  assert(value instanceof two.socket.ValueError && value instanceof two.socket.Exception);
  assert(!(value instanceof two.socket.OSError));
  assert(new one.socket.UnsupportedOperation('read') instanceof two.socket.ValueError);
  class Own extends two.socket.OSError {}
  assert(new Own() instanceof one.socket.OSError && !(refused instanceof Own));
}

/** A socket of one evaluation is a socket of the other, in the same flavour. */
function socketsMeet(one, two) {
  using_(one.socket.socketpair(), ([a]) => {
    assert(a instanceof two.socket.socket && a instanceof two.socket.SocketType);
    assert(!(a instanceof two.promises.socket));
    assert(a.promises instanceof two.promises.socket);
    assert.equal(structuredCloneFails(a), 'DataCloneError');
  });
  using_(two.promises.socketpair(), ([a]) => {
    assert(a instanceof one.promises.socket && a.blocking instanceof one.socket.socket);
    assert(!(a instanceof one.socket.socket));
  });
  class Own extends two.socket.socket {}
  const own = new Own();
  assert(own instanceof one.socket.socket);
  using_([own, one.socket.socket()], ([, other]) => assert(!(other instanceof Own)));
}

function structuredCloneFails(value) {
  return raised(() => structuredClone(value)).name;
}

function using_(pair, body) {
  try {
    body(pair);
  } finally {
    for (const sock of pair) sock.close();
  }
}

/** Bytes in both directions, in both flavours, with descriptors of the other evaluation. */
async function wires(one, two) {
  const [a, b] = one.socket.socketpair();
  const c = two.socket.socket({ fileno: b.detach() });
  a.sendall(Buffer.from('ping'));
  assert.equal(String(c.recv(9)), 'ping');
  // The namespace has every platform's names; those that this platform lacks are undefined.
  if (two.socket.send_fds !== undefined) {
    two.socket.send_fds(c, [Buffer.from('x')], [0]);
    const [, fds] = one.socket.recv_fds(a, 1, 1);
    two.socket.close(fds[0]);
  }
  // Calls of both engines wait on the same number, and both learn that it is closed.
  const mine = a.promises.recv(4);
  const copy = two.promises.fromfd(a.fileno(), a.family, a.type);
  await c.promises.sendall(Buffer.from('pong'));
  assert.equal(String(await mine), 'pong');
  const waiting = copy.recv(1);
  two.socket.close(copy.fileno());
  assert((await waiting.catch((error) => error)) instanceof one.socket.OSError);
  copy.detach();
  a.close();
  c.close();
}

/** Whether Node's classes accept sockets on this runtime. */
function takesSockets({ node, socket }) {
  const listener = socket.create_server(['127.0.0.1', 0]);
  try {
    node.to_net_server(listener).close();
    return true;
  } catch (error) {
    listener.close();
    if (error.name === 'UnsupportedOperation') return false;
    throw error;
  }
}

/** One evaluation hands sockets of the other to Node. */
async function handsOver(one, two) {
  if (!takesSockets(two)) return;
  for (const flavour of [one.socket, one.promises]) {
    const listener = flavour.create_server(['127.0.0.1', 0]);
    const [, port] = listener.getsockname();
    const server = two.node.to_net_server(listener);
    assert.equal(listener.fileno(), -1);
    server.on('connection', (connection) => connection.end('served'));
    const client = await one.promises.create_connection(['127.0.0.1', port]);
    const stream = two.node.to_net_socket(flavour === one.socket ? client.blocking : client);
    assert.equal(client.fileno(), -1);
    const [data] = await once(stream, 'data');
    assert.equal(String(data), 'served');
    stream.destroy();
    server.close();

    const udp = flavour.socket(one.socket.AF_INET, one.socket.SOCK_DGRAM);
    udp.bind(['127.0.0.1', 0]);
    two.node.to_dgram_socket(udp).close();
    assert.equal(udp.fileno(), -1);

    const [a, b] = flavour.socketpair();
    const duplex = two.node.to_duplex(a);
    duplex.end('streamed');
    assert.equal(String(await b.recv(20)), 'streamed');
    b.close();
    duplex.destroy();
    await once(duplex, 'close');
    const [c, d] = flavour.socketpair();
    const { readable, writable } = two.node.to_web_streams(c);
    await d.send(Buffer.from('web'));
    const reader = readable.getReader();
    assert.equal(String(Buffer.from((await reader.read()).value)), 'web');
    await Promise.all([reader.cancel(), writable.abort()]);
    d.close();
    if (one.socket.attach_filter === undefined) continue;
    const filtered = flavour.socket();
    assert.equal(raised(() => two.socket.attach_filter(filtered, Buffer.alloc(8))).errno, 22);
    filtered.close();
  }
}

/** select and selectors of one accept sockets of the other, and raise errors that the other recognizes. */
async function waits(one, two) {
  for (const flavour of [two.socket, two.promises]) {
    const [a, b] = flavour.socketpair();
    const later = one.laterSelect.select([b], [], []);
    await a.send(Buffer.from('x'));
    // The lists belong to the realm that created them.
    const [[readable], ...others] = await later;
    assert.equal(readable, b);
    assert.deepEqual(
      others.map(({ length }) => length),
      [0, 0],
    );
    assert(
      one.select
        .select([b], [b], [], 1)
        .flat()
        .every((sock) => sock === b),
    );
    const selector = new one.selectors.DefaultSelector();
    selector.register(b, one.selectors.EVENT_READ, 'data');
    assert.equal(selector.select(1)[0][0].fileobj, b);
    assert(raised(() => selector.register(b, 1)) instanceof two.socket.KeyError);
    selector.close();
    for (const sock of [a, b]) sock.close();
    assert(raised(() => one.select.select([b], [], [])) instanceof two.socket.ValueError);
  }
}

/** The servers of one accept the handlers of the other. */
function serves(one, two) {
  const { StreamRequestHandler, DatagramRequestHandler } = one.socketserver;
  class Echo extends StreamRequestHandler {
    handle() {
      this.wfile.write(this.rfile.readline());
    }
  }
  const listener = new two.socketserver.TCPServer(['127.0.0.1', 0], Echo);
  const client = one.socket.create_connection(listener.server_address);
  client.sendall(Buffer.from('a line\n'));
  listener.handle_request();
  assert.equal(String(client.recv(9)), 'a line\n');
  client.close();
  listener.server_close();

  class Answer extends DatagramRequestHandler {
    handle() {
      this.wfile.write(this.packet);
    }
  }
  const server = new two.socketserver.UDPServer(['127.0.0.1', 0], Answer);
  const peer = one.socket.socket(one.socket.AF_INET, one.socket.SOCK_DGRAM);
  peer.sendto(Buffer.from('datagram'), server.server_address);
  server.handle_request();
  assert.equal(String(peer.recv(9)), 'datagram');
  peer.close();
  server.server_close();
}

async function meet(one, two) {
  for (const [first, second] of [
    [one, two],
    [two, one],
  ]) {
    errorsMeet(first, second);
    socketsMeet(first, second);
    await wires(first, second);
    await handsOver(first, second);
    await waits(first, second);
    serves(first, second);
  }
}

module.exports = { meet, raised };
