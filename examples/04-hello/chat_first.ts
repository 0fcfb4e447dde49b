// 第一台

import socket from 'pysocket';
import { input } from 'pysocket/builtins';
import { address, tellPort } from '../helpers/address';
import { print } from '../helpers/print';

const [host, port] = address('192.168.10.101', 12345);

const s = socket.socket(socket.AF_INET, socket.SOCK_STREAM);
// The tutorial wrote: s.bind(host,port)
// TypeError: socket.bind() takes exactly one argument (2 given)
s.bind([host, port]);
s.listen(1);
tellPort(s);
const [sock] = s.accept(); // [sock, addr]
print('连接成功');
let info = sock.recv(1024).toString();
while (info !== 'bye') {
  // The tutorial wrote: if info: and goes round again when there is none; but an empty message means
  // that the other machine has gone, and the loop would never end.
  if (info === '') break;
  print('收到的信息是:' + info);
  let send_data = input('请输入你要发送的信息:');
  send_data = String(send_data);
  sock.send(Buffer.from(send_data));
  if (send_data === 'bye') {
    break;
  }
  info = sock.recv(1024).toString();
  // The tutorial wrote sock.close() here, inside the loop: the second answer then gives
  // OSError: [Errno 9] Bad file descriptor
}
sock.close();
s.close();
