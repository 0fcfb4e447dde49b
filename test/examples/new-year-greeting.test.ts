import * as dgram from 'node:dgram';
import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { SLOW, VERSIONS } from './versions';

/** GBK bytes written by hand, so that the encoder does not check itself. */
const HELLO = Buffer.from('hello', 'ascii');
const ANSWER = Buffer.from('b7fecef1b6cbcad5b5bdd0c5cfa2c0b2a3a1', 'hex'); // 服务端收到信息啦！

describe.each(VERSIONS)('03-new-year-greeting, $name', SLOW, ({ withExamples, finish }) => {
  it('TCP: greets three clients, one after the other', async () => {
    await withExamples(async (start) => {
      const server = start('03-new-year-greeting/tcp_server', '127.0.0.1', 0);
      const port = await server.port();
      for (let round = 0; round < 3; round += 1) {
        const client = start('03-new-year-greeting/tcp_client', '127.0.0.1', port);
        expect(await client.exit(), client.stderr).toBe(0);
        expect(client.stdout).toBe('--您好，您收到了服务器的新年祝福！--\n');
        await server.expectLine(
          new RegExp(
            '^<socket\\.socket fd=\\d+, family=2, type=1, proto=0, ' +
              `laddr=\\('127\\.0\\.0\\.1', ${port}\\), raddr=\\('127\\.0\\.0\\.1', \\d+\\)>$`,
          ),
        );
        await server.expectLine(/^连接地址： \('127\.0\.0\.1', \d+\)$/);
      }
      expect(server.lines).toHaveLength(6);
    });
  });

  it('UDP: question and answer in GBK', async () => {
    await withExamples(async (start) => {
      const server = start('03-new-year-greeting/udp_server', '127.0.0.1', 0);
      const port = await server.port();
      const client = start('03-new-year-greeting/udp_client', '127.0.0.1', port);
      expect(await client.exit(), client.stderr).toBe(0);
      await finish(server);
      expect(client.lines).toEqual([
        '服务端回复信息：服务端收到信息啦！',
        `服务端IP及端口 ('127.0.0.1', ${port})`,
      ]);
      await server.expectLine('接收到客户端发送的数据:hello');
      await server.expectLine(/^客户端IP及端口 \('127\.0\.0\.1', \d+\)$/);
      expect(server.lines).toHaveLength(2);
    });
  });

  it('UDP: the bytes of the server are GBK', async () => {
    const probe = dgram.createSocket('udp4');
    try {
      await withExamples(async (start) => {
        const server = start('03-new-year-greeting/udp_server', '127.0.0.1', 0);
        const port = await server.port();
        const answered = once(probe, 'message');
        probe.send(Buffer.from('d0c2c4ea', 'hex'), port, '127.0.0.1'); // 新年
        await server.expectLine('接收到客户端发送的数据:新年');
        const [answer] = (await answered) as [Buffer];
        expect(answer.toString('hex')).toBe(ANSWER.toString('hex'));
      });
    } finally {
      probe.close();
    }
  });

  it('UDP: the client sends and understands GBK', async () => {
    const probe = dgram.createSocket('udp4');
    try {
      probe.bind(0, '127.0.0.1');
      await once(probe, 'listening');
      await withExamples(async (start) => {
        const asked = once(probe, 'message');
        const port = probe.address().port;
        const client = start('03-new-year-greeting/udp_client', '127.0.0.1', port);
        const [question, from] = (await asked) as [Buffer, dgram.RemoteInfo];
        expect(question.equals(HELLO)).toBe(true);
        probe.send(ANSWER, from.port, from.address);
        await client.expectLine('服务端回复信息：服务端收到信息啦！');
        expect(await client.exit(), client.stderr).toBe(0);
      });
    } finally {
      probe.close();
    }
  });
});
