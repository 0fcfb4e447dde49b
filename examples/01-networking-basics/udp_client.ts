import socket from 'pysocket';
import { address } from '../helpers/address';
import { print } from '../helpers/print';
import { repr } from '../helpers/repr';

// 创建 UDP 套接字
const client_socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM);

// 发送数据
// The tutorial wrote: "你好, 服务器！".encode(utf-8), without quotes around the name
// NameError: name 'utf' is not defined
// (JavaScript: ReferenceError: utf is not defined)
client_socket.sendto(Buffer.from('你好, 服务器！', 'utf-8'), address('127.0.0.1', 12345));

// 接收数据
const [data, addr] = client_socket.recvfrom(1024);
// The tutorial wrote: data.decode{'urf-8'}
// SyntaxError: f-string: invalid syntax. Perhaps you forgot a comma?
// and with round brackets
// LookupError: unknown encoding: urf-8
// (Node.js: TypeError: Unknown encoding: urf-8)
print(`收到来自 ${repr(addr)} 的数据: ${data.toString('utf-8')}`);

// 关闭套接字
client_socket.close();
