// 始终在 finally 块或 with 语句中关闭 socket，避免文件描述符泄漏
//
// Python's `async with` is `await using s = socket.socket();` here, and `using` does as well: close()
// never waits.
//
// Usage: node closing.js

import socket from 'pysocket/promises';
import { print } from '../../helpers/print';

async function main(): Promise<void> {
  // finally
  const s = socket.socket(socket.AF_INET, socket.SOCK_STREAM);
  try {
    print('finally: 打开:', s.fileno() >= 0);
  } finally {
    s.close();
  }
  print('finally: 关闭:', s.fileno());

  // with
  let kept: typeof s | null = null;
  {
    await using inner = socket.socket(socket.AF_INET, socket.SOCK_STREAM);
    kept = inner;
    print('with: 打开:', inner.fileno() >= 0);
  }
  print('with: 关闭:', kept.fileno());

  // An error leaves no descriptor behind either.
  try {
    using inner = socket.socket(socket.AF_INET, socket.SOCK_STREAM);
    kept = inner;
    await inner.recv(1024); // not connected
  } catch (error) {
    if (!(error instanceof socket.OSError)) throw error;
    print('with: 出错:', error.message);
  }
  print('with: 出错后关闭:', kept.fileno());

  // A closed socket can be closed again, but nothing else.
  kept.close();
  try {
    await kept.recv(1024);
  } catch (error) {
    if (!(error instanceof socket.OSError)) throw error;
    print('关闭后使用:', error.message);
  }

  // What waits when a socket is closed ends.
  const [ours, theirs] = socket.socketpair();
  const waiting = ours.recv(1024);
  ours.close();
  theirs.close();
  try {
    await waiting;
  } catch (error) {
    if (!(error instanceof socket.OSError)) throw error;
    print('等待中关闭:', error.message);
  }
}

void main();
