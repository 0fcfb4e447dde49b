import { describe, expect, it } from 'vitest';
import { withExamples } from './run';
import { patience } from '../helpers/sanitizers.js';

describe('http-client', { timeout: 60_000 * patience }, () => {
  it('reads bodies with a length, in chunks and of nothing over one connection', async () => {
    await withExamples(async (start) => {
      const server = start('http-client/server', '127.0.0.1', 0);
      const port = await server.port();
      const client = start('http-client/client', '127.0.0.1', port, '/hello', '/chunks', '/none');
      expect(await client.exit(), client.stderr).toBe(0);
      expect(client.lines).toEqual([
        '/hello: 200 text/plain; charset=utf-8, 13 bytes',
        '你好, HTTP',
        '/chunks: 200 no type, 20015 bytes',
        `first, second, ${'x'.repeat(45)}`,
        '/none: 404 no type, 0 bytes',
        '',
      ]);
      expect(await server.exit(), server.stderr).toBe(0);
      expect(server.lines).toEqual(['GET /hello', 'GET /chunks', 'GET /none']);
    });
  });
});
