// TCP 粘包不是 bug 是特性：多次 send 可能被合并，一次 recv 可能拆分多个消息。
// 应用层需自定义协议（如长度头、分隔符）来解包
//
// Here: a delimiter, the newline, after every message.
//
// Usage: node framing_delimiter.js [host [port]]

import socket, { type socket as Socket } from 'pysocket/promises';
import { address, tellPort } from '../../helpers/address';
import { print } from '../../helpers/print';

const DELIMITER = Buffer.from('\n');

async function send_message(sock: Socket, text: string): Promise<void> {
  if (text.includes('\n')) throw new RangeError('a message must not contain the delimiter');
  await sock.sendall(Buffer.concat([Buffer.from(text, 'utf-8'), DELIMITER]));
}

/** The messages of a connection, one by one, until the other side closes. */
async function* messages(sock: Socket): AsyncGenerator<string> {
  let buffer = Buffer.alloc(0);
  while (true) {
    // Five bytes at a time, to show that a message, and a character, may be split by recv().
    const chunk = await sock.recv(5);
    if (chunk.length === 0) break;
    buffer = Buffer.concat([buffer, chunk]);
    let end = buffer.indexOf(DELIMITER);
    while (end >= 0) {
      yield buffer.subarray(0, end).toString('utf-8');
      buffer = buffer.subarray(end + DELIMITER.length);
      end = buffer.indexOf(DELIMITER);
    }
  }
  if (buffer.length > 0) throw new Error('connection closed in the middle of a message');
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

  for (const text of ['你好', '服务器', '', '再见']) await send_message(client, text);
  client.shutdown(socket.SHUT_WR);

  let number = 0;
  for await (const text of messages(conn)) {
    number += 1;
    print(`分隔符: 第 ${number} 条: ${JSON.stringify(text)}`);
  }
}

void main();
