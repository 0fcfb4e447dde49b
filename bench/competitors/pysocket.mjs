// @ts-check
// This package: line for line the same as client.py.
//
// usage: as client.py
import socket from 'pysocket';
import { epoll, poll, POLLIN, select } from 'pysocket/select';
import { given, once, serve } from './serve.mjs';

/** @typedef {InstanceType<typeof socket.socket>} Socket */

const creates = given.mode === 'new';
const timeout = given.mode === 'timeout' ? 5 : null;
const ECHO = /** @type {[string, number]} */ (['127.0.0.1', given.echo]);
const UDP = /** @type {[string, number]} */ (['127.0.0.1', given.udp]);

/** @param {Socket} s */
function ready(s) {
  s.settimeout(timeout);
  if (s.family === socket.AF_INET && s.type === socket.SOCK_STREAM) {
    s.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1);
  }
  return s;
}

/**
 * @param {number} family
 * @param {number} type
 * @param {[string, number] | string} address
 */
function connected(family, type, address) {
  const s = socket.socket(family, type);
  s.connect(address);
  return ready(s);
}

/** @param {string} what */
function openEcho(what) {
  if (what === 'tcp') return connected(socket.AF_INET, socket.SOCK_STREAM, ECHO);
  if (what === 'udp') return connected(socket.AF_INET, socket.SOCK_DGRAM, UDP);
  return connected(socket.AF_UNIX, socket.SOCK_STREAM, given.unix);
}

// A block so large that it gets its own pages. It begins 16 bytes into the first of them.
const pages = Buffer.alloc(2 ** 22);

/**
 * A buffer to receive into. A large one begins on a page boundary, like those of client.c.
 * @param {number} size
 */
function roomFor(size) {
  return size > 4096 ? pages.subarray(4080, 4080 + size) : Buffer.alloc(size);
}

/**
 * @param {Socket} s
 * @param {Buffer} data
 * @param {number} count
 */
function streamInto(s, data, count) {
  const size = data.length;
  const buffer = roomFor(size);
  for (let i = 0; i < count; i++) {
    s.sendall(data);
    let got = s.recv_into(buffer);
    while (got < size) got += receiveMore(s, buffer.subarray(got));
  }
}

/**
 * @param {Socket} s
 * @param {Buffer} buffer
 */
function receiveMore(s, buffer) {
  const got = s.recv_into(buffer);
  if (got === 0) throw new Error('the peer has gone');
  return got;
}

/**
 * @param {Socket} s
 * @param {Buffer} data
 * @param {number} count
 */
function streamNew(s, data, count) {
  const size = data.length;
  for (let i = 0; i < count; i++) {
    s.sendall(data);
    let got = s.recv(size).length;
    while (got < size) {
      const more = s.recv(size - got).length;
      if (more === 0) throw new Error('the peer has gone');
      got += more;
    }
  }
}

/**
 * Sends with one socket and receives with the other (or the same one, for an echo).
 * @param {Socket} left
 * @param {Socket} right
 * @param {Buffer} data
 * @param {number} count
 */
function singleInto(left, right, data, count) {
  const buffer = roomFor(data.length);
  for (let i = 0; i < count; i++) {
    left.send(data);
    right.recv_into(buffer);
  }
}

/**
 * @param {Socket} left
 * @param {Socket} right
 * @param {Buffer} data
 * @param {number} count
 */
function singleNew(left, right, data, count) {
  const size = data.length;
  for (let i = 0; i < count; i++) {
    left.send(data);
    right.recv(size);
  }
}

/**
 * @param {Socket} s
 * @param {[string, number]} address
 * @param {Buffer} data
 * @param {number} count
 */
function tuples(s, address, data, count) {
  const size = data.length;
  for (let i = 0; i < count; i++) {
    s.sendto(data, address);
    const [_answer, _sender] = s.recvfrom(size);
  }
}

/**
 * @param {Socket} s
 * @param {number} count
 */
function refusals(s, count) {
  for (let i = 0; i < count; i++) {
    try {
      s.recv(64);
    } catch (error) {
      if (!(error instanceof socket.BlockingIOError)) throw error;
    }
  }
}

/**
 * Of all these sockets, only the last one has something to read.
 * @param {Socket[]} sockets
 * @param {number} count
 */
function selects(sockets, count) {
  for (let i = 0; i < count; i++) select(sockets, [], []);
}

/**
 * @param {{ poll(): unknown }} polling
 * @param {number} count
 */
function polls(polling, count) {
  for (let i = 0; i < count; i++) polling.poll();
}

/**
 * @param {Socket} s
 * @param {Buffer} data
 * @param {number} count
 */
function upload(s, data, count) {
  for (let i = 0; i < count; i++) s.sendall(data);
  s.shutdown(socket.SHUT_WR);
  s.recv(1);
}

/**
 * @param {Socket} s
 * @param {number} total
 */
function request(s, total) {
  const header = Buffer.alloc(8);
  header.writeBigUInt64LE(BigInt(total));
  s.sendall(header);
}

/**
 * @param {Socket} s
 * @param {number} size
 * @param {number} count
 */
function downloadInto(s, size, count) {
  const buffer = roomFor(size);
  request(s, size * count);
  for (let left = size * count; left > 0;) left -= receiveMore(s, buffer);
}

/**
 * @param {Socket} s
 * @param {number} size
 * @param {number} count
 */
function downloadNew(s, size, count) {
  request(s, size * count);
  for (let left = size * count; left > 0;) {
    const got = s.recv(size).length;
    if (got === 0) throw new Error('the peer has gone');
    left -= got;
  }
}

await serve({
  roundtrip(what, size) {
    const s = once(`echo ${what}`, () => openEcho(what));
    const data = Buffer.alloc(size, 'x');
    if (what === 'udp') {
      const run = creates ? singleNew : singleInto;
      return { run: (count) => run(s, s, data, count) };
    }
    const run = creates ? streamNew : streamInto;
    return { run: (count) => run(s, data, count) };
  },
  pair(what, size) {
    const type = what === 'stream' ? socket.SOCK_STREAM : socket.SOCK_DGRAM;
    const [left, right] = once(`pair ${what}`, () =>
      socket.socketpair(socket.AF_UNIX, type).map(ready),
    );
    const data = Buffer.alloc(size, 'x');
    const run = creates ? singleNew : singleInto;
    return { run: (count) => run(left, right, data, count) };
  },
  tuple(what, size) {
    const s = once('tuple', () => {
      const made = socket.socket(socket.AF_INET, socket.SOCK_DGRAM);
      made.bind(['127.0.0.1', 0]);
      return ready(made);
    });
    const address = what === 'self' ? /** @type {[string, number]} */ (s.getsockname()) : UDP;
    const data = Buffer.alloc(size, 'x');
    return { run: (count) => tuples(s, address, data, count) };
  },
  refuse() {
    const [s] = once('refuse', () => {
      const pair = socket.socketpair();
      pair[0].setblocking(false);
      return pair;
    });
    return { run: (count) => refusals(s, count) };
  },
  ready(what, size) {
    const [talking, silent] = once('ready', () => {
      const pairs = [socket.socketpair(), socket.socketpair()];
      pairs[0][1].send(Buffer.from('x'));
      return pairs;
    });
    const sockets = once(`ready ${what} ${size}`, () => [
      ...Array.from({ length: size - 1 }, () => silent[0].dup()),
      talking[0].dup(),
    ]);
    if (what === 'select') return { run: (count) => selects(sockets, count) };
    const polling = once(`polling ${what} ${size}`, () => {
      const made = what === 'poll' ? poll() : epoll();
      for (const sock of sockets) made.register(sock, POLLIN);
      return made;
    });
    return { run: (count) => polls(polling, count) };
  },
  upload(what, size) {
    const s = connected(socket.AF_INET, socket.SOCK_STREAM, ['127.0.0.1', given.sink]);
    const data = Buffer.alloc(size, 'x');
    return { run: (count) => upload(s, data, count), close: () => s.close() };
  },
  download(what, size) {
    const s = connected(socket.AF_INET, socket.SOCK_STREAM, ['127.0.0.1', given.source]);
    const run = creates ? downloadNew : downloadInto;
    return { run: (count) => run(s, size, count), close: () => s.close() };
  },
});
