// 设为 0 可切换为非阻塞模式
//
// Usage: node nonblocking.js [host [port]]

import socket from 'pysocket';
import { address, tellPort } from '../helpers/address';
import { print } from '../helpers/print';

/** Runs one call that would block and shows the error a non-blocking socket gives instead. */
function attempt(name: string, call: () => unknown): void {
  try {
    call();
    print(`${name}: 成功`);
  } catch (error) {
    if (!(error instanceof socket.BlockingIOError)) throw error;
    print(`${name}: BlockingIOError: ${error.message}`);
  }
}

using s = socket.socket(socket.AF_INET, socket.SOCK_STREAM);
s.bind(address('127.0.0.1', 0));
s.listen(1);
tellPort(s);

s.settimeout(0); // the same as s.setblocking(false)
print('非阻塞模式:', s.getblocking(), s.gettimeout());
attempt('accept', () => s.accept());

using client = socket.create_connection(s.getsockname(), 5);
s.settimeout(5); // a connection is on its way: now waiting is right
using conn = s.accept()[0];

conn.setblocking(false);
attempt('recv', () => conn.recv(1024));

client.sendall(Buffer.from('你好'));
conn.setblocking(true);
print('recv:', conn.recv(1024).toString('utf-8'));
