// Datagrams by the batch (Linux): the kernel cuts what is sent and joins what comes.
//
//   node udp-gso.js receive [host [port]]
//   node udp-gso.js send host port [count [size]]
//
// The sender gives the kernel up to 64 datagrams as one message (UDP_SEGMENT), and many such messages
// in one call. The receiver gets them joined (UDP_GRO), and many messages in one call. An empty datagram
// ends it.

import socket, { type socket as Socket } from 'pysocket';
import { decode, MessageBatch } from 'pysocket/messages';
import { tellPort } from './helpers/address';
import { print } from './helpers/print';

/** As many datagrams as the kernel cuts one message into, and as many bytes as one message has. */
const MOST_SEGMENTS = 64;
const MOST_BYTES = 65_507;
const MESSAGES = 32;

function receive(host = '127.0.0.1', port = '0'): void {
  using sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM);
  sock.bind([host, Number(port)]);
  sock.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 1 << 22);
  sock.setsockopt(socket.SOL_SOCKET, socket.SO_RXQ_OVFL, 1);
  sock.setsockopt(socket.SOL_UDP, socket.UDP_GRO, 1);
  print(`Listening to ${host}`);
  tellPort(sock);

  const batch = new MessageBatch(MESSAGES, 65_535, { ancillary: 2 * socket.CMSG_SPACE(4) });
  const total = { datagrams: 0, bytes: 0, messages: 0, calls: 0, dropped: 0 };
  while (true) {
    const count = sock.recvmmsg_into(batch);
    total.calls++;
    for (let i = 0; i < count; i++) {
      const size = batch.size(i);
      if (size === 0) {
        print(`${total.datagrams} datagrams, ${total.bytes} bytes, ${total.dropped} dropped`);
        print(
          `in ${total.messages} messages and ${total.calls} calls, from ${batch.address(i)[0]}`,
        );
        return;
      }
      // batch.data(i) has the bytes; batch.segment(i) of them are a datagram.
      total.datagrams += Math.ceil(size / batch.segment(i));
      total.bytes += size;
      total.messages++;
      for (const item of decode(batch.ancillary(i))) {
        if (item.name === 'SO_RXQ_OVFL') total.dropped = item.dropped;
      }
    }
  }
}

function send(host: string, port: string, count = '1000', size = '1200'): void {
  using sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM);
  sock.connect([host, Number(port)]);
  const segment = Number(size);
  const most = Math.min(MOST_SEGMENTS, Math.floor(MOST_BYTES / segment));
  const batch = new MessageBatch(MESSAGES, most * segment, { addresses: false });
  const data = Buffer.alloc(most * segment, 'x');

  let calls = 0;
  for (let left = Number(count); left > 0;) {
    batch.clear();
    while (left > 0 && batch.length < batch.count) {
      const segments = Math.min(left, most);
      batch.write(batch.length, data.subarray(0, segments * segment), segment);
      left -= segments;
    }
    calls += sendAll(sock, batch);
  }
  sock.send(Buffer.alloc(0));
  print(`${count} datagrams of ${size} bytes in ${calls} calls`);
}

/** Sends the whole of a batch; how many calls that took. */
function sendAll(sock: Socket, batch: MessageBatch): number {
  let calls = 0;
  for (let sent = 0; sent < batch.length; calls++) sent += sock.sendmmsg(batch, 0, sent);
  return calls;
}

const [role = '', ...args] = process.argv.slice(2);
const [host = '', port = '', count, size] = args;
if (role === 'receive') receive(...args);
else if (role === 'send' && port !== '') send(host, port, count, size);
else print('node udp-gso.js receive [host [port]] | send host port [count [size]]');
