// A client for the chat: what is typed goes to the server, what comes from it is shown. Python: client.py
//
// node client.js [host [port]]; the end of the input (Ctrl+D) or Ctrl+C ends it.

import socket from 'pysocket';
import fd from 'pysocket/fd';
import * as select from 'pysocket/select';
import { address } from '../helpers/address';
import { print } from '../helpers/print';

const [HOST, PORT] = address('127.0.0.1', 5000);
const [STDIN, STDOUT] = [0, 1];

// With a handler, Ctrl+C ends the call that waits with an InterruptedError: Python's KeyboardInterrupt.
process.on('SIGINT', () => {});

const sock = socket.create_connection([HOST, PORT]);
const inputs = [STDIN, sock];
try {
  while (true) {
    const [readable] = select.select(inputs, [], []);
    if (readable.includes(sock)) {
      const data = sock.recv(4096);
      if (data.length === 0) break;
      fd.write(STDOUT, data);
    }
    if (readable.includes(STDIN)) {
      const typed = fd.read(STDIN, 4096);
      if (typed.length > 0) {
        sock.sendall(typed);
      } else {
        inputs.splice(inputs.indexOf(STDIN), 1);
        sock.shutdown(socket.SHUT_WR); // The server lets go of whoever has no more to say.
      }
    }
  }
  print('the conversation is over');
} catch (error) {
  if (error instanceof socket.InterruptedError) print('good bye');
  else if (error instanceof socket.ConnectionError) print('the server has gone');
  else throw error;
} finally {
  sock.close();
}
