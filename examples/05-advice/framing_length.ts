// TCP 粘包不是 bug 是特性：多次 send 可能被合并，一次 recv 可能拆分多个消息。
// 应用层需自定义协议（如长度头、分隔符）来解包
//
// Here: a length header of four bytes, big-endian, before every message.
//
// Usage: node framing_length.js [host [port]]

import socket from 'pysocket';
import { address, tellPort } from '../helpers/address';
import { print } from '../helpers/print';

type Socket = ReturnType<typeof socket.create_connection>;

const HEADER = 4;

function send_message(sock: Socket, message: Buffer): void {
  const header = Buffer.alloc(HEADER);
  header.writeUInt32BE(message.length);
  sock.sendall(Buffer.concat([header, message]));
}

/** Receives exactly count bytes; null when the other side closed before the first of them. */
function recv_exactly(sock: Socket, count: number): Buffer | null {
  const chunks: Buffer[] = [];
  let missing = count;
  while (missing > 0) {
    const chunk = sock.recv(Math.min(missing, 4096));
    if (chunk.length === 0) {
      if (missing === count) return null;
      throw new Error('connection closed in the middle of a message');
    }
    chunks.push(chunk);
    missing -= chunk.length;
  }
  return Buffer.concat(chunks);
}

function recv_message(sock: Socket): Buffer | null {
  const header = recv_exactly(sock, HEADER);
  if (header === null) return null;
  const length = header.readUInt32BE();
  if (length === 0) return Buffer.alloc(0);
  const message = recv_exactly(sock, length);
  if (message === null) throw new Error('connection closed in the middle of a message');
  return message;
}

using s = socket.socket(socket.AF_INET, socket.SOCK_STREAM);
s.bind(address('127.0.0.1', 0));
s.listen(1);
s.settimeout(5);
tellPort(s);
using client = socket.create_connection(s.getsockname(), 5);
using conn = s.accept()[0];
conn.settimeout(5);

// Without a protocol: what was sent as three messages comes as bytes, wherever the cuts fall.
for (const text of ['你好', '服务器', '再见']) client.sendall(Buffer.from(text, 'utf-8'));
const stuck = recv_exactly(conn, Buffer.byteLength('你好服务器再见', 'utf-8'));
print('没有协议:', stuck === null ? '' : stuck.toString('utf-8'));

// With a length header: three messages sent, three received, an empty one included.
for (const text of ['你好', '', '服务器\n再见', 'x'.repeat(10000)]) {
  send_message(client, Buffer.from(text, 'utf-8'));
}
client.shutdown(socket.SHUT_WR);
for (let message = recv_message(conn); message !== null; message = recv_message(conn)) {
  const text = message.toString('utf-8');
  print(`长度头: ${message.length} 字节: ${JSON.stringify(text.slice(0, 20))}`);
}
