import socket, { type socket as Socket } from 'pysocket/promises';
import { address, tellPort } from '../../helpers/address';
import { print } from '../../helpers/print';
import { ctrlC, report } from '../../helpers/promises/ctrl-c';

const signal = ctrlC();

/** One client: its own async function, so that nobody waits for anybody else. */
async function serve(client_socket: Socket): Promise<void> {
  try {
    await client_socket.send(Buffer.from('你好，客户端！', 'utf-8'));
  } finally {
    // 关闭连接
    client_socket.close();
  }
}

async function main(): Promise<void> {
  // 创建 TCP socket
  const server_socket = socket.socket(socket.AF_INET, socket.SOCK_STREAM);

  // 绑定 IP 和 端口
  server_socket.bind(address('127.0.0.1', 12345));

  // 监听连接
  server_socket.listen(5); // 参数为允许连接的数量, 不填则自动设置
  tellPort(server_socket);
  print('服务器已启动, 等待连接...');

  // close() ends the loop.
  signal.addEventListener('abort', () => server_socket.close());
  // 接收客户端连接
  for await (const [client_socket] of server_socket) serve(client_socket).catch(report);
}

void main();
