/** A readinto() that fails keeps the bytes it had received. */
import socket from 'pysocket';
import { describe, expect, it } from 'vitest';
import { raised } from '../helpers/errors.js';
import type { FileSocket } from '../helpers/files.js';
import { BOTH, closing } from '../helpers/flavours.js';
import { Peer } from '../helpers/peer.js';

describe.each(BOTH)('$name: readinto() of a file', (flavour) => {
  it.each([
    ['its limit ends', 'TimeoutError'],
    ['the connection is reset', 'ConnectionResetError'],
  ])('keeps what had come when %s', async (_how, name) => {
    const server = closing(socket.create_server(['127.0.0.1', 0]));
    const a = socket.create_connection(server.getsockname());
    const [accepted] = server.accept();
    const conn = closing(flavour.wrap(accepted.detach()));
    conn.settimeout(name === 'TimeoutError' ? 0.2 : 10);
    const file = (conn as FileSocket).makefile('rb');
    const into = Buffer.from('-'.repeat(20000));
    const came = Buffer.alloc(9000, 'x');
    const reset = name === 'ConnectionResetError';
    const peer = new Peer(
      `const a = socket.socket({ fileno: data.fd }); a.sendall(Buffer.alloc(9000, 'x')); post('sent');
       if (data.reset) {
         for (let i = 0; i < 3; i++) mainWaits(), pause();
         a.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, Buffer.from(new Int32Array([1, 0]).buffer));
         a.close();
       } else a.detach();
       post('done');`,
      { fd: reset ? a.detach() : a.fileno(), reset },
    );
    expect(await peer.message()).toBe('sent');
    const error = await raised(() => file.readinto(into));
    expect(error.name).toBe(name);
    expect(into.subarray(0, 9000).equals(came)).toBe(true);
    expect(String(into.subarray(9000))).toBe('-'.repeat(11000));
    expect(await peer.message()).toBe('done');
    closing(a);
  });
});
