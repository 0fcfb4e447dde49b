import socket, { type ReturnedAddress, type socket as Socket } from 'pysocket/promises';
import { address, tellPort } from '../../helpers/address';
import { print } from '../../helpers/print';
import { ctrlC, report } from '../../helpers/promises/ctrl-c';
import { repr } from '../../helpers/repr';

const signal = ctrlC();

async function serve(client_socket: Socket, client_address: ReturnedAddress | null): Promise<void> {
  try {
    print(`Connection from ${repr(client_address)}`);
    const message = await client_socket.recv(1024, { signal });
    print(`Received message:${message.toString('utf-8')}`);
    await client_socket.send(Buffer.from('Hello,Client'), { signal });
  } finally {
    client_socket.close();
  }
}

async function tcp_server(): Promise<void> {
  const server_socket = socket.socket(socket.AF_INET, socket.SOCK_STREAM);
  server_socket.bind(address('127.0.0.1', 12345));
  server_socket.listen(5);
  tellPort(server_socket);
  print('Server is listening...');
  signal.addEventListener('abort', () => server_socket.close());
  for await (const [client_socket, client_address] of server_socket) {
    serve(client_socket, client_address).catch(report);
  }
}

if (require.main === module) {
  void tcp_server();
}
