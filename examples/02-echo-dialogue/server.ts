import socket from 'pysocket';
import { address, tellPort } from '../helpers/address';
import { print } from '../helpers/print';
import { repr } from '../helpers/repr';

// 创建套接字对象
const server_socket = socket.socket(socket.AF_INET, socket.SOCK_STREAM);

// 绑定地址和端口
const server_address = address('127.0.0.1', 12345);
server_socket.bind(server_address);

// 开始监听
server_socket.listen(1);
tellPort(server_socket);

print('等待客户端连接...');
const [client_socket, client_address] = server_socket.accept();

print(`已连接客户端：${repr(client_address)}`);

// 接收消息并发送回应
// The tutorial's loop has no try: its client sends 'exit' and closes without reading the answer, so
// that here recv() now and then gives
// ConnectionResetError: [Errno 104] Connection reset by peer
try {
  while (true) {
    const data = client_socket.recv(1024);
    if (data.length === 0) break;
    const message = data.toString('utf-8');
    print(`收到消息：${message}`);
    const response = `你好，我已收到你的消息：${message}`;
    client_socket.sendall(Buffer.from(response, 'utf-8'));
  }
} catch (error) {
  const hung_up =
    error instanceof socket.ConnectionResetError || error instanceof socket.BrokenPipeError;
  if (!hung_up) throw error;
}

// 关闭连接
client_socket.close();
server_socket.close();
