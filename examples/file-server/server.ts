// Sends the files of a folder: node server.js [host [port [folder]]]
//
// A request is a line, "name offset". The answer is a line, "OK size", and the bytes of the file from
// offset on, or a line "ERROR reason". The kernel copies from the file into the connection; no byte
// of it passes through this program.

import * as fs from 'node:fs';
import * as path from 'node:path';
import socket, { type socket as Socket } from 'pysocket';
import { address, tellPort } from '../helpers/address';
import { print } from '../helpers/print';
import { receiveLine } from './line';

const folder = process.argv[4] ?? '.';

/** Opens a file of the folder, of none below or above it. */
function openFile(name: string): number {
  if (name !== path.basename(name)) throw new Error('not a name');
  const fd = fs.openSync(path.join(folder, name), 'r');
  if (fs.fstatSync(fd).isFile()) return fd;
  fs.closeSync(fd);
  throw new Error('not a file');
}

function serve(conn: Socket): void {
  const [request] = receiveLine(conn);
  const [, name = '', offset = ''] = /^(.+) (\d+)$/.exec(request) ?? [];
  let fd: number;
  try {
    fd = openFile(name);
  } catch (error) {
    print(`${request}: ${String(error)}`);
    conn.sendall(Buffer.from('ERROR no such file\n'));
    return;
  }
  try {
    conn.sendall(Buffer.from(`OK ${fs.fstatSync(fd).size}\n`));
    const sent = conn.sendfile(fd, Number(offset));
    print(`${request}: ${sent} bytes`);
  } finally {
    fs.closeSync(fd);
  }
}

using server = socket.create_server(address('127.0.0.1', 8081));
tellPort(server);
print(`Serving ${path.resolve(folder)}`);
while (true) {
  const [conn] = server.accept();
  try {
    // A client that does not read must not hold up the others for ever.
    conn.settimeout(10);
    serve(conn);
  } catch (error) {
    print(String(error));
  } finally {
    conn.close();
  }
}
