import { describe, expect, it } from 'vitest';
import { SLOW, VERSIONS } from './versions';

describe.each(VERSIONS)('01-networking-basics, $name', SLOW, ({ withExamples, finish }) => {
  it('TCP: the client gets the greeting of the server', async () => {
    await withExamples(async (start) => {
      const server = start('01-networking-basics/tcp_server', '127.0.0.1', 0);
      await server.expectLine('服务器已启动, 等待连接...');
      const client = start('01-networking-basics/tcp_client', '127.0.0.1', await server.port());
      expect(await client.exit(), client.stderr).toBe(0);
      await finish(server);
      expect(client.stdout).toBe('收到数据: 你好，客户端！\n');
      expect(server.stdout).toBe('服务器已启动, 等待连接...\n');
    });
  });

  it('UDP: both sides show the datagram and where it came from', async () => {
    await withExamples(async (start) => {
      const server = start('01-networking-basics/udp_server', '127.0.0.1', 0);
      await server.expectLine('UDP 服务器已启动, 等待数据...');
      const port = await server.port();
      const client = start('01-networking-basics/udp_client', '127.0.0.1', port);
      expect(await client.exit(), client.stderr).toBe(0);
      await finish(server);
      expect(client.stdout).toBe(`收到来自 ('127.0.0.1', ${port}) 的数据: 你好, 客户端！\n`);
      await server.expectLine(/^收到来自 \('127\.0\.0\.1', \d+\) 的数据: 你好, 服务器！$/);
      expect(server.lines).toHaveLength(2);
    });
  });

  it('TCP: without a server the client is refused', async () => {
    await withExamples(async (start) => {
      const server = start('01-networking-basics/udp_server', '127.0.0.1', 0);
      const port = await server.port(); // a UDP port, on which nothing listens with TCP
      const client = start('01-networking-basics/tcp_client', '127.0.0.1', port);
      expect(await client.exit()).toBe(1);
      expect(client.stderr).toContain('ConnectionRefusedError');
      expect(client.stdout).toBe('');
    });
  });
});
