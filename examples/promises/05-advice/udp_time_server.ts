// The tutorial shows only the client of this dialogue; this is the server it asks.

import socket, { AbortError } from 'pysocket/promises';
import { address, tellPort } from '../../helpers/address';
import { print } from '../../helpers/print';
import { ctrlC, report } from '../../helpers/promises/ctrl-c';
import { repr } from '../../helpers/repr';

const signal = ctrlC();

async function main(): Promise<void> {
  using s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM);
  s.bind(address('127.0.0.1', 9000));
  tellPort(s);
  print('等待请求...');
  try {
    while (true) {
      const [request, client_addr] = await s.recvfrom(1024, { signal });
      print(`收到来自 ${repr(client_addr)} 的请求: ${repr(request)}`);
      if (request.equals(Buffer.from('time?'))) {
        s.sendto(Buffer.from(new Date().toISOString()), client_addr).catch(report);
      }
    }
  } catch (error) {
    if (!(error instanceof AbortError)) throw error; // Ctrl+C
  }
}

void main();
