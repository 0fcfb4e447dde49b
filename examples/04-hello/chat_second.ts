// 第二台

import socket from 'pysocket';
import { input } from 'pysocket/builtins';
import { address } from '../helpers/address';
import { print } from '../helpers/print';

const s = socket.socket();
const [host, port] = address('192.168.10.101', 12345);
s.connect([host, port]);
print('已建立连接');
let info = '';
while (info !== 'bye') {
  let send_data = input('请输入你要发送的信息:');
  send_data = String(send_data);
  s.send(Buffer.from(send_data));
  if (send_data === 'bye') {
    break;
  }
  // The tutorial wrote: info=s.recv('1024').decode()
  // TypeError: 'str' object cannot be interpreted as an integer
  info = s.recv(1024).toString();
  print('接受到的信息是:' + info);
}
s.close();
