// server.py

import socket, { type socket as Socket } from 'pysocket/promises';
import { address, tellPort } from '../../helpers/address';
import { print } from '../../helpers/print';
import { ctrlC, report } from '../../helpers/promises/ctrl-c';

const signal = ctrlC();

async function serve(conn: Socket): Promise<void> {
  try {
    const data = await conn.recv(1024, { signal }); // 最多接收 1024 字节
    await conn.sendall(data, { signal }); // 发送全部数据(不会因缓冲区满而截断)
  } finally {
    conn.close();
  }
}

async function main(): Promise<void> {
  const s = socket.socket(socket.AF_INET, socket.SOCK_STREAM);
  s.bind(address('127.0.0.1', 8080));
  s.listen(5); // 最多允许 5 个未处理的连接排队
  tellPort(s);
  print('等待连接...');
  signal.addEventListener('abort', () => s.close());
  for await (const [conn] of s) serve(conn).catch(report); // 返回连接 socket 和客户端地址
}

void main();
