// @ts-check
// Node's own modules: net and dgram, driven by their events.
//
// usage: as client.py; mode: data (the event) or onread (net's option for a caller's buffer)
import dgram from 'node:dgram';
import { once as event } from 'node:events';
import net from 'node:net';
import { given, once, serve } from './serve.mjs';

/**
 * Resolves once the socket is connected, with its option `onread` if one is given.
 * @param {net.NetConnectOpts} options
 */
async function connected(options) {
  const socket = net.connect(options);
  await event(socket, 'connect');
  socket.setNoDelay(true);
  return socket;
}

/**
 * @param {net.Socket} socket
 * @param {Buffer} data
 * @param {number} count
 */
function roundTrips(socket, data, count) {
  return new Promise((resolve) => {
    let left = count;
    let got = 0;
    /** @param {Buffer} chunk */
    function answered(chunk) {
      got += chunk.length;
      if (got < data.length) return;
      got = 0;
      if (--left > 0) {
        socket.write(data);
      } else {
        socket.off('data', answered);
        resolve(undefined);
      }
    }
    socket.on('data', answered);
    socket.write(data);
  });
}

/**
 * @param {dgram.Socket} socket
 * @param {() => void} send
 * @param {number} count
 */
function datagrams(socket, send, count) {
  return new Promise((resolve) => {
    let left = count;
    function answered() {
      if (--left > 0) {
        send();
      } else {
        socket.off('message', answered);
        resolve(undefined);
      }
    }
    socket.on('message', answered);
    send();
  });
}

/**
 * @param {net.Socket} socket
 * @param {Buffer} data
 * @param {number} count
 */
async function upload(socket, data, count) {
  for (let i = 0; i < count; i++) {
    if (!socket.write(data)) await event(socket, 'drain');
  }
  const answer = event(socket, 'data');
  socket.end();
  await answer;
}

/**
 * @param {net.Socket} socket
 * @param {number} total
 */
function request(socket, total) {
  const header = Buffer.alloc(8);
  header.writeBigUInt64LE(BigInt(total));
  socket.write(header);
}

/**
 * @param {net.Socket} socket
 * @param {number} total
 */
function downloadData(socket, total) {
  return new Promise((resolve) => {
    let left = total;
    socket.on('data', (chunk) => {
      left -= chunk.length;
      if (left <= 0) resolve(undefined);
    });
    request(socket, total);
  });
}

// As in pysocket.mjs: a large buffer begins on a page boundary.
const pages = Buffer.alloc(2 ** 22);

/** @param {number} size */
async function prepareOnRead(size) {
  let left = 0;
  let finished = () => {};
  /** @param {number} got */
  function callback(got) {
    left -= got;
    if (left <= 0) finished();
    return true;
  }
  const onread = { buffer: pages.subarray(4080, 4080 + size), callback };
  const socket = await connected({ port: given.source, host: '127.0.0.1', onread });
  /** @param {number} count */
  function run(count) {
    return new Promise((resolve) => {
      left = size * count;
      finished = () => resolve(undefined);
      request(socket, left);
    });
  }
  return { run, close: () => socket.destroy() };
}

async function udpConnected() {
  const socket = dgram.createSocket('udp4');
  socket.connect(given.udp, '127.0.0.1');
  await event(socket, 'connect');
  return socket;
}

async function udpBound() {
  const socket = dgram.createSocket('udp4');
  socket.bind(0, '127.0.0.1');
  await event(socket, 'listening');
  return socket;
}

await serve({
  async roundtrip(what, size) {
    const data = Buffer.alloc(size, 'x');
    if (what === 'udp') {
      const socket = await once('udp', udpConnected);
      return { run: (count) => datagrams(socket, () => socket.send(data), count) };
    }
    const where = what === 'tcp' ? { port: given.echo, host: '127.0.0.1' } : { path: given.unix };
    const socket = await once(what, () => connected(where));
    return { run: (count) => roundTrips(socket, data, count) };
  },
  async tuple(what, size) {
    const data = Buffer.alloc(size, 'x');
    const socket = await once('bound', udpBound);
    const port = what === 'self' ? socket.address().port : given.udp;
    return {
      run: (count) => datagrams(socket, () => socket.send(data, port, '127.0.0.1'), count),
    };
  },
  async upload(what, size) {
    const socket = await connected({ port: given.sink, host: '127.0.0.1' });
    const data = Buffer.alloc(size, 'x');
    return { run: (count) => upload(socket, data, count), close: () => socket.destroy() };
  },
  async download(what, size) {
    if (given.mode === 'onread') return prepareOnRead(size);
    const socket = await connected({ port: given.source, host: '127.0.0.1' });
    return { run: (count) => downloadData(socket, size * count), close: () => socket.destroy() };
  },
});
