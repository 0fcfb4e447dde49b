/** Clients and signals for the pages' programs that serve until they are stopped. */
import socket, { type socket as Socket } from 'pysocket';
import { expect } from 'vitest';
import type { Running } from '../../helpers/child.js';
import { closing } from '../../helpers/flavours.js';
import type { Company } from './workshop.js';

/** Seconds; far more than an answer takes. */
const PATIENCE = 20;

/** The port that a server prints at the end of its first line. */
async function portOf(server: Running): Promise<number> {
  await server.printed('\n');
  const [, port] = /(\d+)\D*\n/.exec(server.output) ?? [];
  return Number(port);
}

function connect(port: number): Socket {
  return closing(socket.create_connection(['127.0.0.1', port], PATIENCE));
}

function echoes(client: Socket, text: string): void {
  client.sendall(Buffer.from(text));
  let answer = '';
  while (answer.length < text.length) {
    const data = client.recv(text.length);
    if (data.length === 0) throw new Error(`the end came instead of ${text}`);
    answer += data.toString();
  }
  if (answer !== text) throw new Error(`${answer} came instead of ${text}`);
}

/** A client that aborts its connection does not affect the next one. */
async function breakOff(server: Running): Promise<void> {
  const port = await portOf(server);
  const first = connect(port);
  echoes(first, 'first');
  first.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, new Int32Array([1, 0]));
  first.close();

  const second = connect(port);
  echoes(second, 'second');
  second.shutdown(socket.SHUT_WR);
  if (second.recv(10).length !== 0) throw new Error('the server does not end a connection');
  server.kill('SIGTERM');
}

/** A blocking server answers, and ends when its call is interrupted. */
async function interrupt(server: Running): Promise<void> {
  const client = connect(await portOf(server));
  if (client.recv(100).toString() !== 'hello\n') throw new Error('no greeting');
  await server.blocked();
  server.kill('SIGINT');
}

/** A server that is told to end does so once its last client has gone. */
async function letFinish(server: Running): Promise<void> {
  const client = connect(await portOf(server));
  echoes(client, 'before');
  server.kill('SIGTERM');
  echoes(client, 'after');
  client.close();
}

/** By page and program name. */
export const COMPANY: Readonly<Record<string, Company>> = {
  'README.md echo.mjs': {
    meet: breakOff,
    // It serves until it is killed, and prints what happened to the first client.
    ends: {
      code: null,
      signal: 'SIGTERM',
      err: expect.stringMatching(/^$|Connection reset by peer/),
    },
  },
  'docs/operating.md stop.mjs': { meet: interrupt },
  'docs/operating.md service.mjs': { meet: letFinish },
};
