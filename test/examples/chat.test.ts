/**
 * The chat, in Python and in JavaScript: every server with every client. Their output is the same, so
 * each transcript is written only once.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import socket, { type socket as Socket, type TextIOWrapper } from 'pysocket/promises';
import fd from 'pysocket/promises/fd';
import { describe, expect, it } from 'vitest';
import { openpty } from '../helpers/fds.js';
import { hasSignals, needEndOfReading } from '../helpers/kernel.js';
import { commandOf, type Example, obstacleToPython, withExamples } from './run';
import { SLOW } from './versions';
import { sayLacking } from '../helpers/lacking.js';

const runnable = (name: string): boolean => !name.endsWith('.py') || obstacleToPython === null;
const SELECTORS = [
  'chat/selectors_server.py',
  'chat/selectors_server',
  'promises/chat/selectors_server',
].filter(runnable);
const SERVERS = ['chat/select_server.py', 'chat/select_server'].filter(runnable).concat(SELECTORS);
/** The JavaScript clients wait for typed input and for the server at the same time. */
const canType = 'read' in fd;
if (!canType) sayLacking('standard input is no descriptor that can be waited for');
const CLIENTS = ['chat/client.py', 'chat/client', 'promises/chat/client'].filter(
  (name) => runnable(name) && (canType || name.endsWith('.py')),
);
const PAIRS = SERVERS.flatMap((server) => CLIENTS.map((client) => ({ server, client })));

/** Seconds; far more than an answer takes. */
const PATIENCE = 20;

async function portOf(server: Example): Promise<number> {
  return Number((await server.expectLine(/^listening on port \d+$/)).split(' ').at(-1));
}

async function interrupted(program: Example): Promise<void> {
  if (!hasSignals) return program.stop();
  await program.interrupt();
  await program.expectLine('good bye');
  expect(await program.exit(), program.stderr).toBe(0);
  expect(program.stderr).toBe('');
}

describe.each(PAIRS)('$server with $client', SLOW, ({ server: serving, client: chatting }) => {
  it('a line of one client goes to all others', async () => {
    await withExamples(async (start) => {
      const server = start(serving, '127.0.0.1', 0);
      const port = await portOf(server);
      const first = start(chatting, '127.0.0.1', port);
      await server.expectLine('* guest 1 joins');
      const second = start(chatting, '127.0.0.1', port);
      for (const each of [server, first]) await each.expectLine('* guest 2 joins');

      first.type('hello\n');
      for (const each of [server, second]) await each.expectLine('guest 1: hello');
      // One character in two pieces, then two lines in one.
      const bytes = Buffer.from('好\nhow are you?\n');
      second.type(bytes.subarray(0, 1));
      first.type('one more\n');
      for (const each of [server, second]) await each.expectLine('guest 1: one more');
      second.type(bytes.subarray(1));
      for (const line of ['guest 2: 好', 'guest 2: how are you?']) {
        for (const each of [server, first]) await each.expectLine(line);
      }

      second.endInput();
      await second.expectLine('the conversation is over');
      expect(await second.exit(), second.stderr).toBe(0);
      for (const each of [server, first]) await each.expectLine('* guest 2 leaves');

      await interrupted(first);
      await server.expectLine('* guest 1 leaves');

      const third = start(chatting, '127.0.0.1', port);
      await server.expectLine('* guest 3 joins');
      await interrupted(server);
      await third.expectLine('the conversation is over');
      expect(await third.exit(), third.stderr).toBe(0);
      for (const each of [first, second, third]) expect(each.stderr).toBe('');
    });
  });
});

/** A client that the test controls directly. */
class Guest {
  private readonly file: TextIOWrapper;

  constructor(readonly sock: Socket) {
    this.file = sock.makefile({ encoding: 'utf-8', newline: '\n' });
  }

  async says(line: string): Promise<void> {
    await this.sock.sendall(Buffer.from(`${line}\n`));
  }

  async hears(): Promise<string> {
    return (await this.file.readline()).trimEnd();
  }

  async close(): Promise<void> {
    await this.file.close();
    this.sock.close();
  }
}

/** Runs a test with a server and guests, and closes the guests afterwards. */
async function withGuests(
  name: string,
  body: (server: Example, join: () => Promise<Guest>) => Promise<void>,
): Promise<void> {
  const guests: Guest[] = [];
  try {
    await withExamples(async (start) => {
      const server = start(name, '127.0.0.1', 0);
      const port = await portOf(server);
      await body(server, async () => {
        const sock = socket.socket();
        sock.settimeout(PATIENCE);
        // Limits the bytes in flight to a client that does not read.
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096);
        await sock.connect(['127.0.0.1', port]);
        const guest = new Guest(sock);
        guests.push(guest);
        await server.expectLine(`* guest ${guests.length} joins`);
        return guest;
      });
      if (!hasSignals) return;
      await server.interrupt();
      expect(await server.exit(), server.stderr).toBe(0);
      expect(server.stderr).toBe('');
      expect(server.lines.at(-1)).toBe('good bye');
    });
  } finally {
    for (const guest of guests) await guest.close();
  }
}

describe.each(SERVERS)('%s', SLOW, (name) => {
  it('lets go of whoever sends a line without end, and of whoever resets the connection', async () => {
    await withGuests(name, async (server, join) => {
      const first = await join();
      const endless = await join();
      expect(await first.hears()).toBe('* guest 2 joins');
      await endless.sock.sendall(Buffer.alloc(5000, 'x'));
      expect(await first.hears()).toBe('* guest 2 leaves');
      await server.expectLine('* guest 2 leaves');
      // If the client has sent more than the server read, the server's close() is a reset.
      await expect(endless.sock.recv(1).catch(() => Buffer.alloc(0))).resolves.toHaveLength(0);

      const resetting = await join();
      expect(await first.hears()).toBe('* guest 3 joins');
      // With a linger time of 0, close() resets the connection.
      const linger = new Int32Array([1, 0]);
      resetting.sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger);
      await resetting.close();
      expect(await first.hears()).toBe('* guest 3 leaves');
      await server.expectLine('* guest 3 leaves');
    });
  });
});

describe.each(SELECTORS)('%s', SLOW, (name) => {
  it('somebody who does not read keeps nobody waiting, and is let go in the end', async () => {
    needEndOfReading();
    await withGuests(name, async (_server, join) => {
      await join(); // does not read
      const [speaker, listener] = [await join(), await join()];
      expect(await speaker.hears()).toBe('* guest 3 joins');
      const line = 'x'.repeat(4000);
      for (let spoken = 0; ; spoken++) {
        expect(spoken).toBeLessThan(10_000);
        await speaker.says(line);
        const heard = await listener.hears();
        if (heard === '* guest 1 leaves') break;
        expect(heard).toBe(`guest 2: ${line}`);
      }
      expect(await speaker.hears()).toBe('* guest 1 leaves');
    });
  });
});

/** Reads what a terminal shows until it ends with the given text. */
async function shown(terminal: number, text: string): Promise<string> {
  const signal = AbortSignal.timeout(PATIENCE * 1000);
  let screen = '';
  while (!screen.endsWith(text)) screen += String(await fd.read(terminal, 1024, { signal }));
  return screen;
}

describe.each(CLIENTS)('%s on a terminal', SLOW, (name) => {
  it('shows what comes while somebody types, and ends with Ctrl-D', async () => {
    await withExamples(async (start) => {
      const server = start(SERVERS[0] ?? '', '127.0.0.1', 0);
      const port = await portOf(server);
      const [terminal, end] = openpty();
      const [file = '', ...args] = [...commandOf(name), '127.0.0.1', String(port)];
      const client = spawn(file, args, { stdio: [end, end, 'inherit'] });
      const ended = once(client, 'exit');
      try {
        await server.expectLine('* guest 1 joins');
        const other = start(name, '127.0.0.1', port);
        expect(await shown(terminal, 'joins\r\n')).toBe('* guest 2 joins\r\n');
        await fd.write(terminal, Buffer.from('hi'));
        expect(await shown(terminal, 'hi')).toBe('hi');
        await server.expectLine('* guest 2 joins');
        other.type('good morning\n');
        expect(await shown(terminal, 'morning\r\n')).toBe('guest 2: good morning\r\n');
        await fd.write(terminal, Buffer.from(' there\n'));
        await other.expectLine('guest 1: hi there');
        expect(await shown(terminal, '\n')).toBe(' there\r\n');
        await fd.write(terminal, Buffer.from('\x04'));
        expect(await shown(terminal, 'over\r\n')).toBe('the conversation is over\r\n');
        expect(await ended).toEqual([0, null]);
      } finally {
        client.kill('SIGKILL');
      }
    });
  });
});
