// Answers the connections that server.js hands over: started by it, with a name, never by hand.

import socket, { type socket as Socket } from 'pysocket';
import { print } from '../helpers/print';

const name = process.argv[2] ?? 'worker';
const FROM_SERVER = 3;

/** Sends back what comes, in capitals, until the client has no more. */
function serve(conn: Socket, client: string): void {
  // The others are not kept waiting by a client that says nothing.
  conn.settimeout(10);
  conn.sendall(Buffer.from(`${name} (${process.pid}) serves ${client}\n`));
  for (let data = conn.recv(4096); data.length > 0; data = conn.recv(4096)) {
    conn.sendall(Buffer.from(data.toString('latin1').toUpperCase(), 'latin1'));
  }
}

using channel = socket.socket({ fileno: FROM_SERVER });
while (true) {
  const [client, [fd]] = socket.recv_fds(channel, 1024, 1);
  if (fd === undefined) break; // the server has ended
  using conn = socket.socket({ fileno: fd });
  try {
    serve(conn, client.toString());
    print(`${name}: ${client.toString()} is done`);
  } catch (error) {
    print(`${name}: ${client.toString()}: ${String(error)}`);
  }
}
