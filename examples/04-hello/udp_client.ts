import socket from 'pysocket';
import { address } from '../helpers/address';
import { print } from '../helpers/print';

// The tutorial wrote: def udp client():
// SyntaxError: expected '('
function udp_client(): void {
  const client_socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM);
  const message = 'Hello, UDp Server';
  client_socket.sendto(Buffer.from(message, 'utf-8'), address('127.0.0.1', 12345));
  const [response] = client_socket.recvfrom(1024); // [response, server_address]
  print('Received from server:', response.toString('utf-8'));
  client_socket.close();
}

// The tutorial wrote: if__name__=='__main__':
// SyntaxError: invalid syntax
if (require.main === module) {
  udp_client();
}
