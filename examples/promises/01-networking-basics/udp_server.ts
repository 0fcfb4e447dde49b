import socket, { AbortError } from 'pysocket/promises';
import { address, tellPort } from '../../helpers/address';
import { print } from '../../helpers/print';
import { ctrlC, report } from '../../helpers/promises/ctrl-c';
import { repr } from '../../helpers/repr';

const signal = ctrlC();

async function main(): Promise<void> {
  // 创建 UDP socket
  const server_socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM);

  // 绑定 IP 和 端口
  server_socket.bind(address('127.0.0.1', 12345));
  tellPort(server_socket);
  print('UDP 服务器已启动, 等待数据...');

  try {
    while (true) {
      // 接收数据
      const [data, addr] = await server_socket.recvfrom(1024, { signal });
      print(`收到来自 ${repr(addr)} 的数据: ${data.toString('utf-8')}`);

      // 发送数据
      server_socket.sendto(Buffer.from('你好, 客户端！', 'utf-8'), addr).catch(report);
    }
  } catch (error) {
    if (!(error instanceof AbortError)) throw error; // Ctrl+C
  } finally {
    // 关闭socket
    server_socket.close();
  }
}

void main();
