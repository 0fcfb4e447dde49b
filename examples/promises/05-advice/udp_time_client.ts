// client.py

import socket from 'pysocket/promises';
import { address } from '../../helpers/address';
import { print } from '../../helpers/print';

async function main(): Promise<void> {
  const s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM);
  await s.sendto(Buffer.from('time?'), address('127.0.0.1', 9000)); // 向本地 UDP 服务端发请求
  const [data] = await s.recvfrom(1024); // 接收响应及来源地址
  print('收到时间:', data.toString());
  s.close();
}

void main();
