// 设为 0 可切换为非阻塞模式
//
// A call on such a socket does not wait, not even elsewhere: its promise is rejected at once.
//
// Usage: node nonblocking.js [host [port]]

import socket from 'pysocket/promises';
import { address, tellPort } from '../../helpers/address';
import { print } from '../../helpers/print';

/** Runs one call that would wait and shows the error a non-blocking socket gives instead. */
async function attempt(name: string, call: () => Promise<unknown>): Promise<void> {
  try {
    await call();
    print(`${name}: 成功`);
  } catch (error) {
    if (!(error instanceof socket.BlockingIOError)) throw error;
    print(`${name}: BlockingIOError: ${error.message}`);
  }
}

async function main(): Promise<void> {
  using s = socket.socket(socket.AF_INET, socket.SOCK_STREAM);
  s.bind(address('127.0.0.1', 0));
  s.listen(1);
  tellPort(s);

  s.settimeout(0); // the same as s.setblocking(false)
  print('非阻塞模式:', s.getblocking(), s.gettimeout());
  await attempt('accept', () => s.accept());

  using client = await socket.create_connection(s.getsockname(), 5);
  s.settimeout(5); // a connection is on its way: now waiting is right
  using conn = (await s.accept())[0];

  conn.setblocking(false);
  await attempt('recv', () => conn.recv(1024));

  await client.sendall(Buffer.from('你好'));
  conn.setblocking(true);
  print('recv:', (await conn.recv(1024)).toString('utf-8'));
}

void main();
