// Fetches a file from server.js: node client.js [host [port [name [path]]]]
//
// When the path has the beginning of the file already, only the rest is fetched.

import * as fs from 'node:fs';
import socket from 'pysocket';
import { address } from '../helpers/address';
import { print } from '../helpers/print';
import { receiveLine } from './line';

const name = process.argv[4] ?? 'README.md';
const target = process.argv[5] ?? `${name}.fetched`;

const file = fs.openSync(target, 'a');
let size = fs.fstatSync(file).size;
const offset = size;

using sock = socket.create_connection(address('127.0.0.1', 8081), 10);
sock.sendall(Buffer.from(`${name} ${offset}\n`));
const [answer, rest] = receiveLine(sock);
const [, total] = /^OK (\d+)$/.exec(answer) ?? [];
if (total === undefined) {
  print(answer);
  process.exitCode = 1;
} else {
  let data = rest;
  do {
    fs.writeFileSync(file, data);
    size += data.length;
    data = size < Number(total) ? sock.recv(65536) : Buffer.alloc(0);
  } while (data.length > 0);
  print(`${name}: ${size - offset} bytes from ${offset} on, ${size} of ${total}`);
  if (size !== Number(total)) process.exitCode = 1;
}
fs.closeSync(file);
