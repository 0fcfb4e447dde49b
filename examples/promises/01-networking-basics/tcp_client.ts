import socket from 'pysocket/promises';
import { address } from '../../helpers/address';
import { print } from '../../helpers/print';

async function main(): Promise<void> {
  // 创建 TCP socket
  const client_socket = socket.socket(socket.AF_INET, socket.SOCK_STREAM);

  // 连接到服务器
  await client_socket.connect(address('127.0.0.1', 12345));

  // 发送数据
  await client_socket.send(Buffer.from('你好，服务器！', 'utf-8'));

  // 接收数据
  const data = await client_socket.recv(1024);
  print(`收到数据: ${data.toString('utf-8')}`);

  // 关闭连接
  client_socket.close();
}

void main();
