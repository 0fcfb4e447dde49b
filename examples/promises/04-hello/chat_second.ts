// 第二台

import socket from 'pysocket/promises';
import { input } from 'pysocket/promises/builtins';
import { address } from '../../helpers/address';
import { print } from '../../helpers/print';

async function main(): Promise<void> {
  const s = socket.socket();
  const [host, port] = address('192.168.10.101', 12345);
  await s.connect([host, port]);
  print('已建立连接');
  let info = '';
  while (info !== 'bye') {
    const send_data = await input('请输入你要发送的信息:');
    await s.send(Buffer.from(send_data));
    if (send_data === 'bye') {
      break;
    }
    info = (await s.recv(1024)).toString();
    print('接受到的信息是:' + info);
  }
  s.close();
}

void main();
