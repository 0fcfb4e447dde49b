/** A program with sockets whose calls return promises. */
import socket from 'pysocket/promises';
import * as names from 'pysocket/promises';
import { AbortError, type Cancellable, type PromiseSocket } from 'pysocket/promises';
import blocking from 'pysocket';

export const server = socket.create_server(['', 0]);
export const file = server.makefile('rb');
export const text = server.makefile('rw');
export const accepted = server.accept();
export const io = new names.SocketIO(server, 'r');

// A class is the same in every entry.
export const view: socket.socket = blocking.socket().promises;
export const back: blocking.socket = view.blocking;
export const again: PromiseSocket = names.socket({ fileno: 3 });
export const error: typeof blocking.OSError = socket.OSError;

export class Mine extends socket.socket {
  override async recv(bufsize: socket.Integer): Promise<socket.Bytes> {
    return super.recv(bufsize);
  }
}

export async function serve(signal: AbortSignal): Promise<number> {
  const keywords: Cancellable = { signal };
  for await (const [conn, address] of server) {
    const data: Buffer = await conn.recv(10, socket.MSG_PEEK, { signal });
    await conn.sendall(data, keywords);
    await conn.sendto(data, 0, ['127.0.0.1', 7], keywords);
    const [bytes, ancillary, flags] = await conn.recvmsg(10);
    for await (const line of conn.makefile()) line.toUpperCase();
    const sent: null = await conn.connect(['localhost', 80], keywords);
    conn.unref().settimeout(0.25);
    if (address === null) return bytes.length + ancillary.length + flags + Number(sent);
  }
  try {
    const sock = await socket.create_connection(['localhost', 80], { timeout: 0.5, signal });
    const [[family]] = [await socket.getaddrinfo('localhost', null, { signal })];
    sock.close();
    return family === undefined ? 0 : family[0];
  } catch (reason) {
    if (reason instanceof AbortError) return reason.message.length;
    throw reason;
  }
}
