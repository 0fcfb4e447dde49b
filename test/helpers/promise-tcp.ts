/** Two connected TCP sockets of the promise flavour. */
import socket from 'pysocket/promises';

type Sock = InstanceType<typeof socket.socket>;

export async function tcp(): Promise<[client: Sock, server: Sock]> {
  const listener = socket.create_server(['127.0.0.1', 0]);
  const connecting = socket.create_connection(listener.getsockname());
  const [server] = await listener.accept();
  listener.close();
  return [await connecting, server];
}
