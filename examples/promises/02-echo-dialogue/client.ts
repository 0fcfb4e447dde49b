import socket from 'pysocket/promises';
import { input } from 'pysocket/promises/builtins';
import { address } from '../../helpers/address';
import { print } from '../../helpers/print';

async function main(): Promise<void> {
  // 创建套接字对象
  const client_socket = socket.socket(socket.AF_INET, socket.SOCK_STREAM);

  // 连接服务器
  const server_address = address('127.0.0.1', 12345);
  await client_socket.connect(server_address);

  // 发送消息并接收回应
  while (true) {
    const message = await input("请输入消息（输入 'exit' 退出）: ");
    await client_socket.sendall(Buffer.from(message, 'utf-8'));
    if (message === 'exit') break;
    const data = await client_socket.recv(1024);
    const response = data.toString('utf-8');
    print(`收到回应：${response}`);
  }

  // 关闭连接
  client_socket.close();
}

void main();
