// An HTTP/1.1 client over makefile(): it writes a request, reads the status line and the headers
// line by line, and then a body that has a length or comes in chunks.
//
// Usage: node client.js host port [path...]

import socket from 'pysocket';
import { print } from '../helpers/print';

type Connection = ReturnType<typeof socket.create_connection>;
interface Response {
  readonly status: number;
  readonly headers: ReadonlyMap<string, string>;
  readonly body: Buffer;
}

const [host = '127.0.0.1', port = '80', ...paths] = process.argv.slice(2);

/** The bytes of the file of a connection, without those that only frame them. */
class Reader {
  private readonly file;

  constructor(conn: Connection) {
    this.file = conn.makefile('rb');
  }

  line(): string {
    const line = this.file.readline();
    if (line.length === 0) throw new Error('the server closed the connection');
    return line.toString('latin1').replace(/\r?\n$/, '');
  }

  headers(): Map<string, string> {
    const headers = new Map<string, string>();
    for (let line = this.line(); line !== ''; line = this.line()) {
      const colon = line.indexOf(':');
      headers.set(line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim());
    }
    return headers;
  }

  exactly(size: number): Buffer {
    const bytes = this.file.read(size);
    if (bytes === null || bytes.length < size) throw new Error('the body is too short');
    return bytes;
  }

  chunks(): Buffer {
    const chunks: Buffer[] = [];
    for (;;) {
      const size = parseInt(this.line(), 16);
      if (size === 0) break;
      chunks.push(this.exactly(size));
      this.line();
    }
    this.headers(); // the trailers
    return Buffer.concat(chunks);
  }

  rest(): Buffer {
    return this.file.read() ?? Buffer.alloc(0);
  }

  close(): void {
    this.file.close();
  }
}

function receive(reader: Reader): Response {
  const status = Number(reader.line().split(' ')[1]);
  const headers = reader.headers();
  const length = headers.get('content-length');
  if (headers.get('transfer-encoding') === 'chunked') {
    return { status, headers, body: reader.chunks() };
  }
  const body = length === undefined ? reader.rest() : reader.exactly(Number(length));
  return { status, headers, body };
}

using conn = socket.create_connection([host, Number(port)], 10);
using requests = conn.makefile('w', { encoding: 'ascii', newline: '\r\n' });
const reader = new Reader(conn);
paths.forEach((path, i) => {
  // One connection for all requests; the last one ends it.
  const connection = i === paths.length - 1 ? 'close' : 'keep-alive';
  requests.write(`GET ${path} HTTP/1.1\nHost: ${host}\nConnection: ${connection}\n\n`);
  requests.flush();
  const { status, headers, body } = receive(reader);
  print(`${path}: ${status} ${headers.get('content-type') ?? 'no type'}, ${body.length} bytes`);
  print(body.toString('utf-8', 0, 60).trimEnd());
});
reader.close();
