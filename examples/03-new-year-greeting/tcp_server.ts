// 导入 socket 模块
import socket from 'pysocket';
import { address, tellPort } from '../helpers/address';
import { print } from '../helpers/print';

// 创建socket对象
const s = socket.socket();
// 将socket绑定到本机IP和端口
s.bind(address('127.0.0.1', 30000));
// 服务端开始监听来自客户端的连接
s.listen();
tellPort(s);
while (true) {
  // 每当接收到客户端socket的请求时，该方法返回对应的socket和远程地址
  const [c, addr] = s.accept();
  print(c);
  print('连接地址：', addr);
  c.send(Buffer.from('您好，您收到了服务器的新年祝福！', 'utf-8'));
  // 关闭连接
  c.close();
}
