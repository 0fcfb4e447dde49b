// 所有阻塞操作（accept、recv、send）都可能抛出 socket.timeout 或 OSError，务必用 try/except 包裹
// 设置超时：s.settimeout(5) 防止无限等待
//
// A promise has the same time limits, and one call can have its own: an AbortSignal.
//
// Usage: node timeouts.js [host [port [seconds]]]; nobody answers here, so each wait runs out.

import socket, { AbortError } from 'pysocket/promises';
import { address, tellPort } from '../../helpers/address';
import { print } from '../../helpers/print';

const seconds = Number(process.argv[4] ?? 5);

/** Runs one call that waits and says how it ended. */
async function attempt(name: string, call: () => Promise<unknown>): Promise<void> {
  try {
    await call();
    print(`${name}: 成功`);
  } catch (error) {
    if (error instanceof socket.timeout) {
      print(`${name}: 超时: ${error.message}`); // socket.timeout is an OSError too: ask for it first
    } else if (error instanceof AbortError) {
      print(`${name}: 取消: ${error.message}`);
    } else if (error instanceof socket.OSError) {
      print(`${name}: 出错: ${error.message}`);
    } else {
      throw error;
    }
  }
}

async function main(): Promise<void> {
  using s = socket.socket(socket.AF_INET, socket.SOCK_STREAM);
  s.bind(address('127.0.0.1', 0));
  s.listen(1);
  tellPort(s);
  s.settimeout(seconds); // 防止无限等待
  print('超时设置(秒):', s.gettimeout());
  await attempt('accept', () => s.accept());

  using client = await socket.create_connection(s.getsockname(), seconds);
  using conn = (await s.accept())[0];
  conn.settimeout(seconds); // an accepted socket does not inherit the listener's timeout
  await attempt('recv', () => conn.recv(1024));

  // Nobody reads: once the buffers of both sides are full, sendall() waits, then gives up.
  conn.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 4096);
  await attempt('sendall', () => conn.sendall(Buffer.alloc(64 * 1024 * 1024)));

  // The socket may wait for ever, this call may not.
  s.settimeout(null);
  const signal = AbortSignal.timeout(seconds * 1000);
  await attempt('signal', () => s.accept({ signal }));

  client.close();
  s.close();
  await attempt('closed', () => s.accept());
}

void main();
