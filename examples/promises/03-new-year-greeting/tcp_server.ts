// 导入 socket 模块
import socket, { type ReturnedAddress, type socket as Socket } from 'pysocket/promises';
import { address, tellPort } from '../../helpers/address';
import { print } from '../../helpers/print';
import { ctrlC, report } from '../../helpers/promises/ctrl-c';

const signal = ctrlC();

async function greet(c: Socket, addr: ReturnedAddress | null): Promise<void> {
  try {
    print(c);
    print('连接地址：', addr);
    await c.send(Buffer.from('您好，您收到了服务器的新年祝福！', 'utf-8'));
  } finally {
    // 关闭连接
    c.close();
  }
}

async function main(): Promise<void> {
  // 创建socket对象
  const s = socket.socket();
  // 将socket绑定到本机IP和端口
  s.bind(address('127.0.0.1', 30000));
  // 服务端开始监听来自客户端的连接
  s.listen();
  tellPort(s);
  signal.addEventListener('abort', () => s.close());
  // 每当接收到客户端socket的请求时，该方法返回对应的socket和远程地址
  for await (const [c, addr] of s) greet(c, addr).catch(report);
}

void main();
