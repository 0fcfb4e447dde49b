import socket from 'pysocket/promises';
import { address } from '../../helpers/address';
import { print } from '../../helpers/print';

async function tcp_client(): Promise<void> {
  const client_socket = socket.socket(socket.AF_INET, socket.SOCK_STREAM);
  await client_socket.connect(address('127.0.0.1', 12345));
  const message = 'Hello,Server';
  await client_socket.send(Buffer.from(message, 'utf-8'));
  const response = await client_socket.recv(1024);
  print('Received from server:', response.toString('utf-8'));
  client_socket.close();
}

if (require.main === module) {
  void tcp_client();
}
