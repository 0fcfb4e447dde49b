// TCP 粘包不是 bug 是特性：多次 send 可能被合并，一次 recv 可能拆分多个消息。
// 应用层需自定义协议（如长度头、分隔符）来解包
//
// Here: a length header of four bytes, big-endian, before every message.
//
// Usage: node framing_length.js [host [port]]

import socket, { type socket as Socket } from 'pysocket/promises';
import { address, tellPort } from '../../helpers/address';
import { print } from '../../helpers/print';

const HEADER = 4;

async function send_message(sock: Socket, message: Buffer): Promise<void> {
  const header = Buffer.alloc(HEADER);
  header.writeUInt32BE(message.length);
  await sock.sendall(Buffer.concat([header, message]));
}

/** Receives exactly count bytes; null when the other side closed before the first of them. */
async function recv_exactly(sock: Socket, count: number): Promise<Buffer | null> {
  const chunks: Buffer[] = [];
  let missing = count;
  while (missing > 0) {
    const chunk = await sock.recv(Math.min(missing, 4096));
    if (chunk.length === 0) {
      if (missing === count) return null;
      throw new Error('connection closed in the middle of a message');
    }
    chunks.push(chunk);
    missing -= chunk.length;
  }
  return Buffer.concat(chunks);
}

/** The messages of a connection, one by one, until the other side closes. */
async function* messages(sock: Socket): AsyncGenerator<Buffer> {
  while (true) {
    const header = await recv_exactly(sock, HEADER);
    if (header === null) return;
    const length = header.readUInt32BE();
    const message = length === 0 ? Buffer.alloc(0) : await recv_exactly(sock, length);
    if (message === null) throw new Error('connection closed in the middle of a message');
    yield message;
  }
}

async function main(): Promise<void> {
  using s = socket.socket(socket.AF_INET, socket.SOCK_STREAM);
  s.bind(address('127.0.0.1', 0));
  s.listen(1);
  s.settimeout(5);
  tellPort(s);
  using client = await socket.create_connection(s.getsockname(), 5);
  using conn = (await s.accept())[0];
  conn.settimeout(5);

  // Without a protocol: what was sent as three messages comes as bytes, wherever the cuts fall.
  for (const text of ['你好', '服务器', '再见']) await client.sendall(Buffer.from(text, 'utf-8'));
  const stuck = await recv_exactly(conn, Buffer.byteLength('你好服务器再见', 'utf-8'));
  print('没有协议:', stuck === null ? '' : stuck.toString('utf-8'));

  // With a length header: three messages sent, three received, an empty one included.
  for (const text of ['你好', '', '服务器\n再见', 'x'.repeat(10000)]) {
    await send_message(client, Buffer.from(text, 'utf-8'));
  }
  client.shutdown(socket.SHUT_WR);
  for await (const message of messages(conn)) {
    const text = message.toString('utf-8');
    print(`长度头: ${message.length} 字节: ${JSON.stringify(text.slice(0, 20))}`);
  }
}

void main();
