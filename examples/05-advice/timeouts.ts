// 所有阻塞操作（accept、recv、send）都可能抛出 socket.timeout 或 OSError，务必用 try/except 包裹
// 设置超时：s.settimeout(5) 防止无限等待
//
// Usage: node timeouts.js [host [port [seconds]]]; nobody answers here, so each wait runs out.

import socket from 'pysocket';
import { address, tellPort } from '../helpers/address';
import { print } from '../helpers/print';

const seconds = Number(process.argv[4] ?? 5);

/** Runs one blocking call and says how it ended. */
function attempt(name: string, call: () => unknown): void {
  try {
    call();
    print(`${name}: 成功`);
  } catch (error) {
    if (error instanceof socket.timeout) {
      print(`${name}: 超时: ${error.message}`); // socket.timeout is an OSError too: ask for it first
    } else if (error instanceof socket.OSError) {
      print(`${name}: 出错: ${error.message}`);
    } else {
      throw error;
    }
  }
}

using s = socket.socket(socket.AF_INET, socket.SOCK_STREAM);
s.bind(address('127.0.0.1', 0));
s.listen(1);
tellPort(s);
s.settimeout(seconds); // 防止无限等待
print('超时设置(秒):', s.gettimeout());
attempt('accept', () => s.accept());

using client = socket.create_connection(s.getsockname(), seconds);
using conn = s.accept()[0];
conn.settimeout(seconds); // an accepted socket does not inherit the listener's timeout
attempt('recv', () => conn.recv(1024));

// Nobody reads: once the buffers of both sides are full, sendall() waits, then gives up.
conn.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 4096);
attempt('sendall', () => conn.sendall(Buffer.alloc(64 * 1024 * 1024)));

client.close();
s.close();
attempt('closed', () => s.accept());
