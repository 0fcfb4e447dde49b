import socket from 'pysocket';
import { address } from '../helpers/address';
import { print } from '../helpers/print';

// 创建 TCP socket
const client_socket = socket.socket(socket.AF_INET, socket.SOCK_STREAM);

// 连接到服务器
// The tutorial wrote: client_socket.connet('127.0.0.1', 12345)
// AttributeError: 'socket' object has no attribute 'connet'
// (JavaScript's own word for it: TypeError: client_socket.connet is not a function), and with the
// name spelt right
// TypeError: socket.connect() takes exactly one argument (2 given)
client_socket.connect(address('127.0.0.1', 12345));

// 发送数据
client_socket.send(Buffer.from('你好，服务器！', 'utf-8'));

// 接收数据
const data = client_socket.recv(1024);
print(`收到数据: ${data.toString('utf-8')}`);

// 关闭连接
client_socket.close();
