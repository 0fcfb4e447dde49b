// 第一台: talks to many second machines at once; whoever asked first is answered first.

import socket, { type socket as Socket } from 'pysocket/promises';
import { input } from 'pysocket/promises/builtins';
import { address, tellPort } from '../../helpers/address';
import { print } from '../../helpers/print';
import { ctrlC, report } from '../../helpers/promises/ctrl-c';

const signal = ctrlC();

async function talk(sock: Socket): Promise<void> {
  print('连接成功');
  try {
    let info = (await sock.recv(1024, { signal })).toString();
    while (info !== 'bye') {
      if (info === '') break; // the other machine has gone
      print('收到的信息是:' + info);
      const send_data = await input('请输入你要发送的信息:', { signal });
      await sock.send(Buffer.from(send_data), { signal });
      if (send_data === 'bye') {
        break;
      }
      info = (await sock.recv(1024, { signal })).toString();
    }
  } finally {
    sock.close();
  }
}

async function main(): Promise<void> {
  const [host, port] = address('192.168.10.101', 12345);

  const s = socket.socket(socket.AF_INET, socket.SOCK_STREAM);
  s.bind([host, port]);
  s.listen(1);
  tellPort(s);
  signal.addEventListener('abort', () => s.close());
  for await (const [sock] of s) talk(sock).catch(report);
}

void main();
