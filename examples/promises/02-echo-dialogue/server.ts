import socket, { type ReturnedAddress, type socket as Socket } from 'pysocket/promises';
import { address, tellPort } from '../../helpers/address';
import { print } from '../../helpers/print';
import { ctrlC, report } from '../../helpers/promises/ctrl-c';
import { repr } from '../../helpers/repr';

const signal = ctrlC();

/** One client, as long as it stays. */
async function serve(client_socket: Socket, client_address: ReturnedAddress | null): Promise<void> {
  print(`已连接客户端：${repr(client_address)}`);
  try {
    // 接收消息并发送回应
    while (true) {
      const data = await client_socket.recv(1024, { signal });
      if (data.length === 0) break;
      const message = data.toString('utf-8');
      print(`收到消息：${message}`);
      const response = `你好，我已收到你的消息：${message}`;
      await client_socket.sendall(Buffer.from(response, 'utf-8'), { signal });
    }
  } catch (error) {
    // The client sends 'exit' and closes without reading the answer.
    const hung_up =
      error instanceof socket.ConnectionResetError || error instanceof socket.BrokenPipeError;
    if (!hung_up) throw error;
  } finally {
    // 关闭连接
    client_socket.close();
  }
}

async function main(): Promise<void> {
  // 创建套接字对象
  const server_socket = socket.socket(socket.AF_INET, socket.SOCK_STREAM);

  // 绑定地址和端口
  const server_address = address('127.0.0.1', 12345);
  server_socket.bind(server_address);

  // 开始监听
  server_socket.listen(1);
  tellPort(server_socket);

  print('等待客户端连接...');
  signal.addEventListener('abort', () => server_socket.close());
  for await (const [client_socket, client_address] of server_socket) {
    serve(client_socket, client_address).catch(report);
  }
}

void main();
