// 导入socket模块
import socket from 'pysocket/promises';
import { address } from '../../helpers/address';
import { print } from '../../helpers/print';

async function main(): Promise<void> {
  // 创建socket对象
  const s = socket.socket();
  // 连接远程主机
  await s.connect(address('127.0.0.1', 30000)); // ①
  print(`--${(await s.recv(1024)).toString('utf-8')}--`);
  s.close();
}

void main();
