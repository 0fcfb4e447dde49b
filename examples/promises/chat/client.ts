// A client for the chat: what is typed goes to the server, what comes from it is shown. There is no select():
// an async function waits for each of the two.

import socket, { AbortError } from 'pysocket/promises';
import fd from 'pysocket/promises/fd';
import { address } from '../../helpers/address';
import { print } from '../../helpers/print';
import { ctrlC } from '../../helpers/promises/ctrl-c';

const [HOST, PORT] = address('127.0.0.1', 5000);
const [STDIN, STDOUT] = [0, 1];

type Socket = InstanceType<typeof socket.socket>;

async function show(sock: Socket, signal: AbortSignal): Promise<void> {
  while (true) {
    const data = await sock.recv(4096, { signal });
    if (data.length === 0) break;
    await fd.write(STDOUT, data);
  }
}

async function say(sock: Socket, signal: AbortSignal): Promise<void> {
  while (true) {
    const typed = await fd.read(STDIN, 4096, { signal });
    if (typed.length === 0) break;
    await sock.sendall(typed, { signal });
  }
  sock.shutdown(socket.SHUT_WR); // The server lets go of whoever has no more to say.
}

function unlessAborted(error: unknown): void {
  if (!(error instanceof AbortError)) throw error;
}

async function main(): Promise<void> {
  const sock = await socket.create_connection([HOST, PORT]);
  const over = new AbortController();
  ctrlC().addEventListener('abort', () => over.abort());
  try {
    await Promise.all([
      show(sock, over.signal).finally(() => over.abort()), // Nobody listens any more.
      say(sock, over.signal).catch(unlessAborted),
    ]);
    print('the conversation is over');
  } catch (error) {
    if (error instanceof AbortError) print('good bye');
    else if (error instanceof socket.ConnectionError) print('the server has gone');
    else throw error;
  } finally {
    sock.close();
  }
}

void main();
