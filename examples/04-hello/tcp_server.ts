import socket from 'pysocket';
import { address, tellPort } from '../helpers/address';
import { print } from '../helpers/print';
import { repr } from '../helpers/repr';

function tcp_server(): void {
  // The tutorial wrote: server socket = socket.socket(socket.AF INET, socket.SOCK STREAM)
  // SyntaxError: invalid syntax
  const server_socket = socket.socket(socket.AF_INET, socket.SOCK_STREAM);
  server_socket.bind(address('127.0.0.1', 12345));
  server_socket.listen(5);
  tellPort(server_socket);
  print('Server is listening...');
  while (true) {
    const [client_socket, client_address] = server_socket.accept();
    print(`Connection from ${repr(client_address)}`);
    const message = client_socket.recv(1024);
    print(`Received message:${message.toString('utf-8')}`);
    client_socket.send(Buffer.from('Hello,Client'));
    client_socket.close();
  }
}

// The tutorial wrote: ifname__name__== '__main__':
// SyntaxError: invalid syntax
if (require.main === module) {
  tcp_server();
}
