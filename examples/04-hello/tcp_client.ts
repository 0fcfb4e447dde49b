import socket from 'pysocket';
import { address } from '../helpers/address';
import { print } from '../helpers/print';

// The tutorial wrote: def tcp client(): (its page lost the underscores of most names)
// SyntaxError: expected '('
function tcp_client(): void {
  // The tutorial wrote: socket.socket(socket.AF INET, Socket.SOCK STREAM)
  // SyntaxError: invalid syntax. Perhaps you forgot a comma?
  // and with the underscores back
  // NameError: name 'Socket' is not defined
  // (JavaScript: ReferenceError: Socket is not defined)
  const client_socket = socket.socket(socket.AF_INET, socket.SOCK_STREAM);
  // The tutorial's program never connects (its explanation below the program does); send() then
  // gives
  // BrokenPipeError: [Errno 32] Broken pipe
  client_socket.connect(address('127.0.0.1', 12345));
  const message = 'Hello,Server';
  client_socket.send(Buffer.from(message, 'utf-8'));
  const response = client_socket.recv(1024);
  print('Received from server:', response.toString('utf-8'));
  client_socket.close();
}

if (require.main === module) {
  tcp_client();
}
