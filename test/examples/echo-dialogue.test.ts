import { describe, expect, it } from 'vitest';
import { SLOW, VERSIONS } from './versions';

const PROMPT = "请输入消息（输入 'exit' 退出）: ";

describe.each(VERSIONS)('02-echo-dialogue, $name', SLOW, ({ withExamples, finish }) => {
  it("answers every message until 'exit'", async () => {
    await withExamples(async (start) => {
      const server = start('02-echo-dialogue/server', '127.0.0.1', 0);
      await server.expectLine('等待客户端连接...');
      const client = start('02-echo-dialogue/client', '127.0.0.1', await server.port());
      await server.expectLine(/^已连接客户端：\('127\.0\.0\.1', \d+\)$/);
      for (const message of ['hello', '你好，世界']) {
        await client.expectText(PROMPT);
        client.type(`${message}\n`);
        await server.expectLine(`收到消息：${message}`);
        await client.expectLine(`收到回应：你好，我已收到你的消息：${message}`);
      }
      await client.expectText(PROMPT);
      client.type('exit\n');
      expect(await client.exit(), client.stderr).toBe(0);
      await server.expectLine('收到消息：exit');
      await finish(server);
      expect(server.lines).toHaveLength(5);
      expect(client.stdout.endsWith(PROMPT)).toBe(true);
    });
  });

  it('takes a character whose bytes are typed in two pieces as one', async () => {
    await withExamples(async (start) => {
      const server = start('02-echo-dialogue/server', '127.0.0.1', 0);
      const client = start('02-echo-dialogue/client', '127.0.0.1', await server.port());
      await client.expectText(PROMPT);
      const bytes = Buffer.from('好\n', 'utf-8');
      client.type(bytes.subarray(0, 1));
      await server.expectLine('等待客户端连接...');
      await server.expectLine(/^已连接客户端/);
      client.type(bytes.subarray(1));
      await server.expectLine('收到消息：好');
      await client.expectLine('收到回应：你好，我已收到你的消息：好');
    });
  });

  it('takes lines typed ahead one by one, and ends with EOFError at the end of its input', async () => {
    await withExamples(async (start) => {
      const server = start('02-echo-dialogue/server', '127.0.0.1', 0);
      const client = start('02-echo-dialogue/client', '127.0.0.1', await server.port());
      client.type('一\n二');
      client.endInput();
      for (const message of ['一', '二']) {
        await client.expectText(PROMPT);
        await client.expectLine(`收到回应：你好，我已收到你的消息：${message}`);
      }
      await client.expectText(PROMPT);
      expect(await client.exit()).toBe(1);
      expect(client.stderr).toContain('EOFError: EOF when reading a line');
      await finish(server);
    });
  });
});
