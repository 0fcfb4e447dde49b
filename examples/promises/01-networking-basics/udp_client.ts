import socket from 'pysocket/promises';
import { address } from '../../helpers/address';
import { print } from '../../helpers/print';
import { repr } from '../../helpers/repr';

async function main(): Promise<void> {
  // 创建 UDP 套接字
  const client_socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM);

  // 发送数据
  await client_socket.sendto(Buffer.from('你好, 服务器！', 'utf-8'), address('127.0.0.1', 12345));

  // 接收数据
  const [data, addr] = await client_socket.recvfrom(1024);
  print(`收到来自 ${repr(addr)} 的数据: ${data.toString('utf-8')}`);

  // 关闭套接字
  client_socket.close();
}

void main();
