import { describe, expect, it } from 'vitest';
import { SLOW, VERSIONS } from './versions';

const PROMPT = '请输入你要发送的信息:';

describe.each(VERSIONS)('04-hello, $name', SLOW, ({ withExamples, finish }) => {
  it('TCP: the server serves three clients, one after the other', async () => {
    await withExamples(async (start) => {
      const server = start('04-hello/tcp_server', '127.0.0.1', 0);
      await server.expectLine('Server is listening...');
      const port = await server.port();
      for (let round = 0; round < 3; round += 1) {
        const client = start('04-hello/tcp_client', '127.0.0.1', port);
        expect(await client.exit(), client.stderr).toBe(0);
        expect(client.stdout).toBe('Received from server: Hello,Client\n');
        await server.expectLine(/^Connection from \('127\.0\.0\.1', \d+\)$/);
        await server.expectLine('Received message:Hello,Server');
      }
      expect(server.lines).toHaveLength(7);
    });
  });

  it('UDP: the server answers two clients', async () => {
    await withExamples(async (start) => {
      const server = start('04-hello/udp_server', '127.0.0.1', 0);
      await server.expectLine('Server is listening...');
      const port = await server.port();
      for (let round = 0; round < 2; round += 1) {
        const client = start('04-hello/udp_client', '127.0.0.1', port);
        expect(await client.exit(), client.stderr).toBe(0);
        expect(client.stdout).toBe('Received from server: Hello,UDp Client\n');
        await server.expectLine('Received message: Hello, UDp Server');
      }
      expect(server.lines).toHaveLength(3);
    });
  });

  it("chat: several lines each way, and the second machine's 'bye' ends both", async () => {
    await withExamples(async (start) => {
      const first = start('04-hello/chat_first', '127.0.0.1', 0);
      const second = start('04-hello/chat_second', '127.0.0.1', await first.port());
      await first.expectLine('连接成功');
      await second.expectLine('已建立连接');
      for (const [question, answer] of [
        ['你好', '你也好'],
        ['天气怎么样?', '下雨'],
        ['and tomorrow?', 'sun'],
      ]) {
        await second.expectText(PROMPT);
        second.type(`${question}\n`);
        await first.expectLine(`收到的信息是:${question}`);
        await first.expectText(PROMPT);
        first.type(`${answer}\n`);
        await second.expectLine(`接受到的信息是:${answer}`);
      }
      await second.expectText(PROMPT);
      second.type('bye\n');
      expect(await second.exit(), second.stderr).toBe(0);
      await finish(first);
      expect(second.stdout.endsWith(PROMPT)).toBe(true);
    });
  });

  it("chat: the first machine's 'bye' ends both", async () => {
    await withExamples(async (start) => {
      const first = start('04-hello/chat_first', '127.0.0.1', 0);
      const second = start('04-hello/chat_second', '127.0.0.1', await first.port());
      await first.expectLine('连接成功');
      await second.expectLine('已建立连接');
      await second.expectText(PROMPT);
      second.type('喂\n');
      await first.expectLine('收到的信息是:喂');
      await first.expectText(PROMPT);
      first.type('bye\n');
      await second.expectLine('接受到的信息是:bye');
      await finish(first);
      expect(await second.exit(), second.stderr).toBe(0);
    });
  });

  it('chat: the first machine ends when the second one is gone', async () => {
    await withExamples(async (start) => {
      const first = start('04-hello/chat_first', '127.0.0.1', 0);
      const second = start('04-hello/chat_second', '127.0.0.1', await first.port());
      await second.expectLine('已建立连接');
      await second.expectText(PROMPT);
      second.endInput();
      expect(await second.exit()).toBe(1);
      expect(second.stderr).toContain('EOFError: EOF when reading a line');
      await finish(first);
    });
  });
});
