// 1、导入模块
import iconv from 'iconv-lite';
import socket, { AbortError } from 'pysocket/promises';
import { address, tellPort } from '../../helpers/address';
import { print } from '../../helpers/print';
import { ctrlC, report } from '../../helpers/promises/ctrl-c';

const signal = ctrlC();

async function main(): Promise<void> {
  // 2、创建套接字
  const udp_socket_server = socket.socket(socket.AF_INET, socket.SOCK_DGRAM);
  // 3、绑定服务端的IP和端口
  udp_socket_server.bind(address('127.0.0.1', 8080));
  tellPort(udp_socket_server);
  try {
    while (true) {
      // 4、接收客户端的信息
      const [recv_data, ip_port] = await udp_socket_server.recvfrom(1024, { signal });
      // 5、解码接收到的信息并显示
      const recv_str = iconv.decode(recv_data, 'GBK');
      print(`接收到客户端发送的数据:${recv_str}`);
      print('客户端IP及端口', ip_port);
      // 6、回复信息给客户端
      const answer = iconv.encode('服务端收到信息啦！', 'GBK');
      udp_socket_server.sendto(answer, ip_port).catch(report);
    }
  } catch (error) {
    if (!(error instanceof AbortError)) throw error; // Ctrl+C
  } finally {
    // 7、关闭套接字
    udp_socket_server.close();
  }
}

void main();
