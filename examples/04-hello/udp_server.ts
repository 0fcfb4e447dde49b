import socket from 'pysocket';
import { address, tellPort } from '../helpers/address';
import { print } from '../helpers/print';

// The tutorial lost the line: def udp_server():
// IndentationError: unexpected indent
function udp_server(): void {
  const server_socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM);
  server_socket.bind(address('127.0.0.1', 12345));
  tellPort(server_socket);
  print('Server is listening...');
  while (true) {
    const [message, client_address] = server_socket.recvfrom(1024);
    // The tutorial wrote: print(f'Received message: {message.decode("utf_8")}")
    // SyntaxError: unterminated string literal (detected at line 7)
    // ('utf_8' is Python's other name of the encoding; Node.js knows only 'utf-8' and 'utf8')
    print(`Received message: ${message.toString('utf-8')}`);
    server_socket.sendto(Buffer.from('Hello,UDp Client'), client_address);
  }
}

// The tutorial wrote: if__name__=='__main__':
// SyntaxError: invalid syntax
if (require.main === module) {
  udp_server();
}
