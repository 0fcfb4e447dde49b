// A chat server over select(): a line of one client goes to all others. Python: select_server.py
//
// node select_server.js [host [port]]; Ctrl+C ends it.

import socket, { type socket as Socket } from 'pysocket';
import * as select from 'pysocket/select';
import { address } from '../helpers/address';
import { print } from '../helpers/print';

const [HOST, PORT] = address('127.0.0.1', 5000);
const LONGEST_LINE = 4096;

// With a handler, Ctrl+C ends the call that waits with an InterruptedError: Python's KeyboardInterrupt.
process.on('SIGINT', () => {});

const server = socket.create_server([HOST, PORT]);
const sockets = [server];
const names = new Map<Socket, string>(); // of the clients
const begun = new Map<Socket, Buffer>(); // lines whose end has not come yet

function broadcast(text: string, sender: Socket | null = null): void {
  print(text);
  for (const sock of sockets) {
    if (sock === server || sock === sender) continue;
    try {
      sock.sendall(Buffer.from(`${text}\n`));
    } catch (error) {
      // InterruptedError is an OSError, too. Python's KeyboardInterrupt is none.
      if (error instanceof socket.InterruptedError) throw error;
      if (!(error instanceof socket.OSError)) throw error;
      // It has gone, which select() reports, too.
    }
  }
}

function join(number: number): void {
  const [sock] = server.accept(); // [sock, addr]
  sockets.push(sock);
  names.set(sock, `guest ${number}`);
  broadcast(`* ${names.get(sock)} joins`, sock);
}

function leave(sock: Socket): void {
  sockets.splice(sockets.indexOf(sock), 1);
  const name = names.get(sock);
  names.delete(sock);
  begun.delete(sock);
  sock.close();
  broadcast(`* ${name} leaves`);
}

function receive(sock: Socket): void {
  let data: Buffer;
  try {
    data = sock.recv(4096);
  } catch (error) {
    if (!(error instanceof socket.OSError)) throw error;
    data = Buffer.alloc(0);
  }
  let rest = Buffer.concat([begun.get(sock) ?? Buffer.alloc(0), data]);
  for (let end = rest.indexOf('\n'); end >= 0; end = rest.indexOf('\n')) {
    const line = rest.toString('utf-8', 0, end);
    broadcast(`${names.get(sock)}: ${line}`, sock);
    rest = rest.subarray(end + 1);
  }
  begun.set(sock, rest);
  if (data.length === 0 || rest.length > LONGEST_LINE) leave(sock);
}

print('listening on port', server.getsockname()[1]);
let guests = 0;
try {
  while (true) {
    const [readable] = select.select(sockets, [], []);
    for (const sock of readable) {
      if (sock === server) {
        guests += 1;
        join(guests);
      } else {
        receive(sock);
      }
    }
  }
} catch (error) {
  if (!(error instanceof socket.InterruptedError)) throw error;
  print('good bye');
} finally {
  for (const sock of sockets) sock.close();
}
