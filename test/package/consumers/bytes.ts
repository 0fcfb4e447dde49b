/** What was received is no shared memory, so that the Web's functions take it. */
import { writeFileSync } from 'node:fs';
import socket from 'pysocket';
import type { PromiseSocket } from 'pysocket/promises';

export const received: socket.Bytes = socket.socket().recv(10);
export const buffer: Buffer = received;
export const array: Uint8Array = received;
export const sent: socket.BytesLike = received;

export async function web(sock: PromiseSocket): Promise<unknown[]> {
  const data = await sock.recv(10);
  const [message] = await sock.recvmsg(10);
  const line = await sock.makefile('rb').readline();
  writeFileSync('/dev/null', data);
  return [
    new Blob([data, message, line]),
    new Response(data),
    new Request('http://localhost', { method: 'POST', body: message }),
    fetch('http://localhost', { method: 'POST', body: line }),
    crypto.subtle.digest('SHA-256', data),
    new Blob([socket.inet_aton('127.0.0.1')]),
  ];
}
