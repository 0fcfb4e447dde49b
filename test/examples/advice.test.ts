import { once } from 'node:events';
import * as net from 'node:net';
import { describe, expect, it } from 'vitest';
import { CLOSED, systemError, wording, WOULD_BLOCK } from '../helpers/errors.js';
import { SLOW, VERSIONS } from './versions';

const BAD = wording(CLOSED, 'Bad file descriptor');
const UNREADY = wording(WOULD_BLOCK, 'Resource temporarily unavailable');

describe.each(VERSIONS)('05-advice, $name', SLOW, ({ name, withExamples, finish }) => {
  it('the echo server sends back what it received', async () => {
    await withExamples(async (start) => {
      const server = start('05-advice/echo_server', '127.0.0.1', 0);
      await server.expectLine('等待连接...');
      const client = net.connect(await server.port(), '127.0.0.1');
      try {
        const answer: Buffer[] = [];
        client.on('data', (chunk: Buffer) => answer.push(chunk));
        client.write('回显');
        await once(client, 'end');
        expect(Buffer.concat(answer).toString('utf-8')).toBe('回显');
        await finish(server);
      } finally {
        client.destroy();
      }
    });
  });

  it('the UDP time client gets the time', async () => {
    await withExamples(async (start) => {
      const server = start('05-advice/udp_time_server', '127.0.0.1', 0);
      await server.expectLine('等待请求...');
      const client = start('05-advice/udp_time_client', '127.0.0.1', await server.port());
      const line = await client.expectLine(/^收到时间: \d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
      expect(Math.abs(Date.parse(line.slice('收到时间: '.length)) - Date.now())).toBeLessThan(
        60_000,
      );
      expect(await client.exit(), client.stderr).toBe(0);
      await server.expectLine(/^收到来自 \('127\.0\.0\.1', \d+\) 的请求: b'time\?'$/);
    });
  });

  it('timeouts end the wait of accept, recv and sendall', async () => {
    await withExamples(async (start) => {
      const example = start('05-advice/timeouts', '127.0.0.1', 0, 0.2);
      expect(await example.exit(), example.stderr).toBe(0);
      expect(example.lines).toEqual([
        '超时设置(秒): 0.2',
        'accept: 超时: timed out',
        'recv: 超时: timed out',
        'sendall: 超时: timed out',
        ...(name === 'promises' ? ['signal: 取消: The operation was aborted'] : []),
        expect.stringMatching(`^closed: 出错: ${BAD}$`),
      ]);
    });
  });

  it('non-blocking calls give BlockingIOError at once', async () => {
    await withExamples(async (start) => {
      const example = start('05-advice/nonblocking', '127.0.0.1', 0);
      expect(await example.exit(), example.stderr).toBe(0);
      expect(example.lines).toEqual([
        '非阻塞模式: False 0',
        expect.stringMatching(`^accept: BlockingIOError: ${UNREADY}`),
        expect.stringMatching(`^recv: BlockingIOError: ${UNREADY}`),
        'recv: 你好',
      ]);
    });
  });

  it('a length header keeps messages apart', async () => {
    await withExamples(async (start) => {
      const example = start('05-advice/framing_length', '127.0.0.1', 0);
      expect(await example.exit(), example.stderr).toBe(0);
      expect(example.lines).toEqual([
        '没有协议: 你好服务器再见',
        '长度头: 6 字节: "你好"',
        '长度头: 0 字节: ""',
        '长度头: 16 字节: "服务器\\n再见"',
        `长度头: 10000 字节: "${'x'.repeat(20)}"`,
      ]);
    });
  });

  it('a delimiter keeps messages apart', async () => {
    await withExamples(async (start) => {
      const example = start('05-advice/framing_delimiter', '127.0.0.1', 0);
      expect(await example.exit(), example.stderr).toBe(0);
      expect(example.lines).toEqual([
        '分隔符: 第 1 条: "你好"',
        '分隔符: 第 2 条: "服务器"',
        '分隔符: 第 3 条: ""',
        '分隔符: 第 4 条: "再见"',
      ]);
    });
  });

  it('sockets are closed by finally and by using', async () => {
    await withExamples(async (start) => {
      const example = start('05-advice/closing');
      expect(await example.exit(), example.stderr).toBe(0);
      expect(example.lines).toEqual([
        'finally: 打开: True',
        'finally: 关闭: -1',
        'with: 打开: True',
        'with: 关闭: -1',
        expect.stringMatching(
          `^with: 出错: ${wording(systemError('ENOTCONN'), '.*not connected')}`,
        ),
        'with: 出错后关闭: -1',
        expect.stringMatching(`^关闭后使用: ${BAD}$`),
        ...(name === 'promises' ? [expect.stringMatching(`^等待中关闭: ${BAD}$`)] : []),
      ]);
    });
  });
});
