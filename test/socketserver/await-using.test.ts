import { once } from 'node:events';
import later from 'pysocket/promises';
import { BaseRequestHandler, ThreadingTCPServer } from 'pysocket/promises/socketserver';
import { expect, it } from 'vitest';
import { closing } from '../helpers/flavours.js';

it('await using closes a server, and waits for its handlers', async () => {
  let ended = false;
  const told = new EventTarget();
  class Patient extends BaseRequestHandler {
    override async handle(): Promise<void> {
      await once(told, 'end');
      ended = true;
    }
  }
  const server = new ThreadingTCPServer(['127.0.0.1', 0], Patient);
  const serve = async (): Promise<void> => {
    await using closed = server;
    await later.create_connection(closed.server_address).then(closing);
    await closed.handle_request();
    setImmediate(() => told.dispatchEvent(new Event('end')));
  };
  await serve();
  expect(ended).toBe(true);
  expect(server.socket.fileno()).toBe(-1);
});
