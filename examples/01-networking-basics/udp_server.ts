import socket from 'pysocket';
import { address, tellPort } from '../helpers/address';
import { print } from '../helpers/print';
import { repr } from '../helpers/repr';

// 创建 UDP socket
const server_socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM);

// 绑定 IP 和 端口
server_socket.bind(address('127.0.0.1', 12345));
tellPort(server_socket);
print('UDP 服务器已启动, 等待数据...');

// 接收数据
const [data, addr] = server_socket.recvfrom(1024);
print(`收到来自 ${repr(addr)} 的数据: ${data.toString('utf-8')}`);

// 发送数据
server_socket.sendto(Buffer.from('你好, 客户端！', 'utf-8'), addr);

// 关闭socket
server_socket.close();
