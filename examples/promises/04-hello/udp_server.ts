import socket, { AbortError } from 'pysocket/promises';
import { address, tellPort } from '../../helpers/address';
import { print } from '../../helpers/print';
import { ctrlC, report } from '../../helpers/promises/ctrl-c';

const signal = ctrlC();

async function udp_server(): Promise<void> {
  const server_socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM);
  server_socket.bind(address('127.0.0.1', 12345));
  tellPort(server_socket);
  print('Server is listening...');
  try {
    while (true) {
      const [message, client_address] = await server_socket.recvfrom(1024, { signal });
      print(`Received message: ${message.toString('utf-8')}`);
      server_socket.sendto(Buffer.from('Hello,UDp Client'), client_address).catch(report);
    }
  } catch (error) {
    if (!(error instanceof AbortError)) throw error; // Ctrl+C
  } finally {
    server_socket.close();
  }
}

if (require.main === module) {
  void udp_server();
}
