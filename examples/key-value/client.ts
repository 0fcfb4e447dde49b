// Asks the key-value store what is typed, line by line. Python: client.py
//
// node client.js [host [port]]; `quit`, the end of the input (Ctrl+D) or Ctrl+C ends it.

import socket from 'pysocket';
import { input } from 'pysocket/builtins';
import { address } from '../helpers/address';
import { print, write } from '../helpers/print';

const [HOST, PORT] = address('127.0.0.1', 5001);

// With a handler, Ctrl+C ends the call that waits with an InterruptedError: Python's KeyboardInterrupt.
process.on('SIGINT', () => {});

using sock = socket.create_connection([HOST, PORT]);
try {
  using file = sock.makefile('rw', { encoding: 'utf-8', newline: '\n' });
  while (true) {
    const request = input('> ');
    file.write(`${request}\n`);
    file.flush();
    const answer = file.readline();
    if (answer === '') throw new socket.ConnectionError();
    write(answer);
    if (request === 'quit') break;
  }
} catch (error) {
  if (error instanceof socket.ConnectionError) print('the server has gone');
  else if (error instanceof socket.EOFError || error instanceof socket.InterruptedError) print();
  else throw error;
}
