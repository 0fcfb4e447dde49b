// The tutorial shows only the client of this dialogue; this is the server it asks.

import socket from 'pysocket';
import { address, tellPort } from '../helpers/address';
import { print } from '../helpers/print';
import { repr } from '../helpers/repr';

const s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM);
s.bind(address('127.0.0.1', 9000));
tellPort(s);
print('等待请求...');
while (true) {
  const [request, client_addr] = s.recvfrom(1024);
  print(`收到来自 ${repr(client_addr)} 的请求: ${repr(request)}`);
  if (request.equals(Buffer.from('time?'))) {
    s.sendto(Buffer.from(new Date().toISOString()), client_addr);
  }
}
