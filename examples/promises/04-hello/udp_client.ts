import socket from 'pysocket/promises';
import { address } from '../../helpers/address';
import { print } from '../../helpers/print';

async function udp_client(): Promise<void> {
  const client_socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM);
  const message = 'Hello, UDp Server';
  await client_socket.sendto(Buffer.from(message, 'utf-8'), address('127.0.0.1', 12345));
  const [response] = await client_socket.recvfrom(1024); // [response, server_address]
  print('Received from server:', response.toString('utf-8'));
  client_socket.close();
}

if (require.main === module) {
  void udp_client();
}
