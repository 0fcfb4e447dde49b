import socket from 'pysocket';
import { address, tellPort } from '../helpers/address';
import { print } from '../helpers/print';

// 创建 TCP socket
const server_socket = socket.socket(socket.AF_INET, socket.SOCK_STREAM);

// 绑定 IP 和 端口
// The tutorial wrote: server_socket.bind('127.0.0.1', 12345)
// TypeError: socket.bind() takes exactly one argument (2 given)
server_socket.bind(address('127.0.0.1', 12345));

// 监听连接
server_socket.listen(5); // 参数为允许连接的数量, 不填则自动设置
tellPort(server_socket);
print('服务器已启动, 等待连接...');

// 接收客户端连接
// The tutorial forgot this accept(), so that its next line gives
// NameError: name 'client_socket' is not defined
const [client_socket] = server_socket.accept();
client_socket.send(Buffer.from('你好，客户端！', 'utf-8'));

// 关闭连接
client_socket.close();
server_socket.close();
