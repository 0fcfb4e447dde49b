/**
 * The promise version's servers serve many clients at once: fifty are connected, and the first one
 * sends nothing until all others have been served.
 */
import iconv from 'iconv-lite';
import socket, { type socket as Socket } from 'pysocket/promises';
import { describe, expect, it } from 'vitest';
import type { Example } from './run';
import { promises, SLOW } from './versions';

const CLIENTS = 50;
/** Seconds; far more than an answer takes. */
const PATIENCE = 20;

interface Dialogue {
  readonly program: string;
  /** What a client sends in each of its turns, and what it receives. */
  readonly turns: readonly (readonly [said: string | Buffer, heard: string | Buffer | RegExp])[];
  /** True if the server closes afterwards. */
  readonly ends: boolean;
}

const STREAMS: readonly Dialogue[] = [
  { program: '01-networking-basics/tcp_server', turns: [['', '你好，客户端！']], ends: true },
  {
    program: '02-echo-dialogue/server',
    turns: ['一', '二', '三'].map((text) => [text, `你好，我已收到你的消息：${text}`]),
    ends: false,
  },
  {
    program: '03-new-year-greeting/tcp_server',
    turns: [['', '您好，您收到了服务器的新年祝福！']],
    ends: true,
  },
  { program: '04-hello/tcp_server', turns: [['Hello,Server', 'Hello,Client']], ends: true },
  { program: '05-advice/echo_server', turns: [['回显', '回显']], ends: true },
];

const gbk = (text: string): Buffer => iconv.encode(text, 'GBK');

const DATAGRAMS: readonly Dialogue[] = [
  {
    program: '01-networking-basics/udp_server',
    turns: [['你好, 服务器！', '你好, 客户端！']],
    ends: false,
  },
  {
    program: '03-new-year-greeting/udp_server',
    turns: [[gbk('hello'), gbk('服务端收到信息啦！')]],
    ends: false,
  },
  { program: '04-hello/udp_server', turns: [['Hello', 'Hello,UDp Client']], ends: false },
  {
    program: '05-advice/udp_time_server',
    turns: [['time?', /^\d{4}-\d\d-\d\dT[\d:.]+Z$/]],
    ends: false,
  },
];

async function take(turn: Dialogue['turns'][number], clients: readonly Socket[]): Promise<void> {
  const [said, heard] = turn;
  // All clients send before any of them reads.
  if (said.length > 0) for (const client of clients) await client.send(Buffer.from(said));
  for (const client of clients) {
    const answer = await client.recv(1024);
    if (heard instanceof RegExp) expect(String(answer)).toMatch(heard);
    else expect(answer).toEqual(Buffer.from(heard));
  }
}

async function serves(server: Example, dialogue: Dialogue, type: number): Promise<void> {
  const address: [string, number] = ['127.0.0.1', await server.port()];
  const clients: Socket[] = [];
  try {
    for (let i = 0; i < CLIENTS; i++) {
      const client = socket.socket(socket.AF_INET, type);
      client.settimeout(PATIENCE);
      clients.push(client);
      await client.connect(address);
    }
    const [silent, ...others] = clients;
    if (silent === undefined) throw new Error('there is no client');
    for (const turn of dialogue.turns) await take(turn, others);
    for (const turn of dialogue.turns) await take(turn, [silent]);
    if (!dialogue.ends) return;
    for (const client of clients) expect(await client.recv(1)).toHaveLength(0);
  } finally {
    for (const client of clients) client.close();
  }
}

describe.each([
  ...STREAMS.map((dialogue) => ({ ...dialogue, type: socket.SOCK_STREAM })),
  ...DATAGRAMS.map((dialogue) => ({ ...dialogue, type: socket.SOCK_DGRAM })),
])(`$program serves ${CLIENTS} clients at once`, SLOW, ({ type, ...dialogue }) => {
  it('and ends with Ctrl+C', async () => {
    await promises.withExamples(async (start) => {
      const server = start(dialogue.program, '127.0.0.1', 0);
      await serves(server, dialogue, type);
      await promises.finish(server);
    });
  });

  it('ends with Ctrl+C while a client is silent', async () => {
    await promises.withExamples(async (start) => {
      const server = start(dialogue.program, '127.0.0.1', 0);
      const client = socket.socket(socket.AF_INET, type);
      await client.connect(['127.0.0.1', await server.port()]);
      await promises.finish(server);
      client.close();
    });
  });
});

describe('04-hello/chat_first', SLOW, () => {
  const PROMPT = '请输入你要发送的信息:';

  it(`talks to ${CLIENTS} machines at once`, async () => {
    await promises.withExamples(async (start) => {
      const first = start('04-hello/chat_first', '127.0.0.1', 0);
      const port = await first.port();
      const machines: Socket[] = [];
      for (let i = 0; i < CLIENTS; i++) {
        const machine = await socket.create_connection(['127.0.0.1', port], PATIENCE);
        machines.push(machine);
        await first.expectLine('连接成功');
      }
      const [silent, ...others] = machines;
      // Clients are answered in the order of their questions.
      for (const [i, machine] of others.entries()) {
        await machine.send(Buffer.from(`question ${i}`));
        await first.expectLine(`收到的信息是:question ${i}`);
        await first.expectText(PROMPT);
      }
      for (const [i, machine] of others.entries()) {
        first.type(`answer ${i}\n`);
        expect(String(await machine.recv(1024))).toBe(`answer ${i}`);
      }
      await silent?.send(Buffer.from('喂'));
      await first.expectLine('收到的信息是:喂');
      await first.expectText(PROMPT);
      first.type('bye\n');
      expect(String(await silent?.recv(1024))).toBe('bye');
      expect(await silent?.recv(1)).toHaveLength(0);
      await promises.finish(first);
      for (const machine of machines) machine.close();
    });
  });

  it('ends with Ctrl+C while it asks for an answer', async () => {
    await promises.withExamples(async (start) => {
      const first = start('04-hello/chat_first', '127.0.0.1', 0);
      const machine = await socket.create_connection(['127.0.0.1', await first.port()], PATIENCE);
      await machine.send(Buffer.from('喂'));
      await first.expectLine('连接成功');
      await first.expectLine('收到的信息是:喂');
      await first.expectText(PROMPT);
      await promises.finish(first);
      machine.close();
    });
  });
});
