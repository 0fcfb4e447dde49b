/** The key-value store, in Python and in JavaScript: both servers with both clients, with the same output. */
import socket, { type socket as Socket } from 'pysocket/promises';
import { describe, expect, it } from 'vitest';
import { hasSignals } from '../helpers/kernel.js';
import { type Example, obstacleToPython, withExamples } from './run';
import { SLOW } from './versions';

const runnable = (name: string): boolean => !name.endsWith('.py') || obstacleToPython === null;
const SERVERS = ['key-value/server.py', 'key-value/server'].filter(runnable);
const CLIENTS = ['key-value/client.py', 'key-value/client'].filter(runnable);
const PAIRS = SERVERS.flatMap((server) => CLIENTS.map((client) => ({ server, client })));

/** Seconds; far more than an answer takes. */
const PATIENCE = 20;

async function portOf(server: Example): Promise<number> {
  return Number((await server.expectLine(/^listening on port \d+$/)).split(' ').at(-1));
}

async function finish(server: Example): Promise<void> {
  if (!hasSignals) return server.stop();
  await server.interrupt();
  await server.expectLine('good bye');
  expect(await server.exit(), server.stderr).toBe(0);
  expect(server.stderr).toBe('');
}

const USAGE = 'error: set KEY VALUE, get KEY, add KEY NUMBER, delete KEY, keys, quit';
const DIALOGUE: readonly (readonly [request: string, answer: string])[] = [
  ['keys', 'none'],
  ['get name', 'none'],
  ['set name 小明  and others ', 'ok'],
  ['get name', '小明  and others'],
  ['add name 1', 'error: not a number'],
  ['add count 90071992547409930', '90071992547409930'],
  [' add  count -2', '90071992547409928'],
  ['add count x', 'error: not a number'],
  ['keys', 'count name'],
  ['delete name', 'ok'],
  ['delete name', 'none'],
  ['keys', 'count'],
  ...['', 'get', 'get a b', 'set a', 'keys a', 'nonsense'].map((each) => [each, USAGE] as const),
];

describe.each(PAIRS)('$server with $client', SLOW, ({ server: serving, client: asking }) => {
  it('each line gets its answer, until quit', async () => {
    await withExamples(async (start) => {
      const server = start(serving, '127.0.0.1', 0);
      const client = start(asking, '127.0.0.1', await portOf(server));
      for (const [request, answer] of DIALOGUE) {
        await client.expectText('> ');
        client.type(`${request}\n`);
        await client.expectLine(answer);
      }
      await client.expectText('> ');
      client.type('quit\n');
      await client.expectLine('good bye');
      expect(await client.exit(), client.stderr).toBe(0);
      expect(client.stderr).toBe('');
      await finish(server);
    });
  });

  it('Ctrl-C, the end of the input, and the end of the server end a client', async () => {
    await withExamples(async (start) => {
      const server = start(serving, '127.0.0.1', 0);
      const port = await portOf(server);
      const [first, second, third] = [
        start(asking, '127.0.0.1', port),
        start(asking, '127.0.0.1', port),
        start(asking, '127.0.0.1', port),
      ];
      for (const client of [first, second, third]) await client.expectText('> ');
      await first.interrupt();
      second.type('get x');
      second.endInput();
      await second.expectLine('none');
      await second.expectText('> ');
      for (const client of [first, second]) {
        await client.expectLine('');
        expect(await client.exit(), client.stderr).toBe(0);
      }
      await finish(server); // A client is still connected.
      third.type('get x\n');
      await third.expectLine('the server has gone');
      expect(await third.exit(), third.stderr).toBe(0);
      for (const client of [first, second, third]) expect(client.stderr).toBe('');
    });
  });
});

describe.each(SERVERS)('%s', SLOW, (name) => {
  it('serves clients at once, whose additions are all counted, and one of whom is silent', async () => {
    const clients: Socket[] = [];
    try {
      await withExamples(async (start) => {
        const server = start(name, '127.0.0.1', 0);
        const port = await portOf(server);
        for (let i = 0; i < 20; i++) {
          clients.push(await socket.create_connection(['127.0.0.1', port], PATIENCE));
        }
        const [silent, ...others] = clients;
        await Promise.all(others.map(addsFifty));
        await silent?.sendall(Buffer.from('get n\n'));
        expect(String(await silent?.recv(100))).toBe(`${others.length * 50}\n`);
        await finish(server);
      });
    } finally {
      for (const client of clients) client.close();
    }
  });
});

async function addsFifty(client: Socket): Promise<void> {
  const file = client.makefile('rw', { encoding: 'utf-8', newline: '\n' });
  for (let i = 0; i < 50; i++) {
    await file.write('add n 1\n');
    await file.flush();
    expect(await file.readline()).toMatch(/^\d+\n$/);
  }
  await file.close();
}
