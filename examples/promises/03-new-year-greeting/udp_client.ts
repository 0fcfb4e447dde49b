// 1、导入模块
import iconv from 'iconv-lite';
import socket from 'pysocket/promises';
import { address } from '../../helpers/address';
import { print } from '../../helpers/print';

async function main(): Promise<void> {
  // 2、创建套接字
  const udp_socket_client = socket.socket(socket.AF_INET, socket.SOCK_DGRAM);
  // 3、发送信息到服务器
  await udp_socket_client.sendto(iconv.encode('hello', 'GBK'), address('127.0.0.1', 8080));
  // 4、接收服务器回复的信息并解码 显示
  const [recv_data, ip_port] = await udp_socket_client.recvfrom(1024);
  print(`服务端回复信息：${iconv.decode(recv_data, 'GBK')}`);
  print('服务端IP及端口', ip_port);
  // 5、关闭套接字
  udp_socket_client.close();
}

void main();
