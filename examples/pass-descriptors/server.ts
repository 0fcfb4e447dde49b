// A pre-fork server: node server.js [host [port [workers]]]
//
// This process accepts, and hands each connection to a worker over a Unix socket, in turn. The
// descriptor travels, not the bytes: from then on the worker talks to the client itself.

import { spawn } from 'node:child_process';
import * as path from 'node:path';
import socket, { type socket as Socket } from 'pysocket';
import { address, tellPort } from '../helpers/address';
import { print } from '../helpers/print';
import { repr } from '../helpers/repr';

const WORKER = path.join(__dirname, 'worker.js');

/** Starts a worker; what is written to the socket that is returned reaches it as descriptor 3. */
function startWorker(name: string): Socket {
  // Messages, so that each descriptor stays with the text it was sent with.
  const [ours, theirs] = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET);
  spawn(process.execPath, [WORKER, name], {
    stdio: ['ignore', 'inherit', 'inherit', theirs.fileno()],
  });
  theirs.close();
  return ours;
}

const workers = Array.from({ length: Number(process.argv[4] ?? 2) }, (_, i) =>
  startWorker(`worker ${i + 1}`),
);

/** Gives a connection to the worker whose turn it is; one that is gone loses its turns. */
function handOver(conn: Socket, client: string): void {
  for (let next = workers.shift(); next !== undefined; next = workers.shift()) {
    try {
      socket.send_fds(next, [Buffer.from(client)], [conn.fileno()]);
      workers.push(next);
      return;
    } catch (error) {
      if (!(error instanceof socket.ConnectionError)) throw error;
      print('A worker is gone');
      next.close();
    }
  }
  throw new Error('no worker is left');
}

using server = socket.create_server(address('127.0.0.1', 8082));
tellPort(server);
print(`${workers.length} workers`);
while (true) {
  const [conn, client] = server.accept();
  handOver(conn, repr(client));
  // The worker has a descriptor of its own: the connection lives on.
  conn.close();
}
