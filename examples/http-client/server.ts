// A server for the client: /hello has a length, /chunks comes in chunks, the rest is not there.
//
// Usage: node server.js [host [port]]

import socket from 'pysocket';
import { address, tellPort } from '../helpers/address';
import { print } from '../helpers/print';

const CRLF = '\r\n';

function head(status: string, ...headers: string[]): string {
  return [`HTTP/1.1 ${status}`, ...headers, '', ''].join(CRLF);
}

function answer(path: string): string {
  if (path === '/hello') {
    const body = '你好, HTTP\n';
    const length = `Content-Length: ${Buffer.byteLength(body)}`;
    return head('200 OK', 'Content-Type: text/plain; charset=utf-8', length) + body;
  }
  if (path === '/chunks') {
    const chunks = ['first, ', 'second, ', 'x'.repeat(20_000), ''];
    const framed = chunks.map((chunk) => chunk.length.toString(16) + CRLF + chunk + CRLF);
    return head('200 OK', 'Transfer-Encoding: chunked') + framed.join('');
  }
  return head('404 Not Found', 'Content-Length: 0');
}

using listener = socket.create_server(address('127.0.0.1', 8080));
listener.settimeout(30);
tellPort(listener);
const conn = listener.accept()[0];
conn.settimeout(30);
using file = conn.makefile('rw', { encoding: 'utf-8', newline: '' });
// The file keeps the connection open.
conn.close();
for (;;) {
  const [method, path = '/'] = file.readline().trimEnd().split(' ');
  if (method === '') break;
  let last = false;
  for (let line = file.readline(); line.trimEnd() !== ''; line = file.readline()) {
    last ||= /^connection: close/i.test(line);
  }
  print(`${method} ${path}`);
  file.write(answer(path));
  file.flush();
  if (last) break;
}
