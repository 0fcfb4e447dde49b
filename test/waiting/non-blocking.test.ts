/** Non-blocking sockets: the shape of their refusals, and connect() that continues in the background. */
import socket from 'pysocket';
import { errno } from 'pysocket/builtins';
import { expect, it } from 'vitest';
import { IN_PROGRESS, WOULD_BLOCK, raised, saying } from '../helpers/errors.js';
import { closing, type AnySocket } from '../helpers/flavours.js';
import { givesLowestNumber, needCutDatagrams } from '../helpers/kernel.js';
import {
  bound,
  CONNECTING,
  everywhere,
  listener,
  MESSAGES,
  open,
  pair,
  STREAMS,
  TRANSPORTS,
} from '../helpers/transports.js';

const { SO_ERROR, SOL_SOCKET } = socket;
const hello = Buffer.from('hello world');

function wouldBlock(syscall: string) {
  return {
    name: 'BlockingIOError',
    ...saying(WOULD_BLOCK, 'Resource temporarily unavailable'),
    syscall,
  };
}

/** Waits until a pending connect() has finished; before that, sending fails with EAGAIN. */
async function connected(sock: AnySocket): Promise<void> {
  sock.settimeout(20);
  await sock.send(Buffer.from('?'));
  sock.setblocking(false);
}

everywhere(TRANSPORTS, (flavour, transport) => {
  it('receiving nothing is refused with BlockingIOError', async () => {
    const [, b] = await pair(flavour, transport);
    b.setblocking(false);
    const into = Buffer.alloc(1);
    const error = await raised(() => b.recv(1));
    expect(error).toMatchObject(wouldBlock('recv'));
    expect(error).toBeInstanceOf(socket.BlockingIOError);
    expect(error).toBeInstanceOf(socket.OSError);
    expect(error).toBeInstanceOf(Error);
    expect(error).not.toBeInstanceOf(socket.TimeoutError);
    expect(await raised(() => b.recvfrom(1))).toMatchObject(wouldBlock('recvfrom'));
    expect(await raised(() => b.recv_into(into))).toMatchObject(wouldBlock('recv'));
    expect(await raised(() => b.recvfrom_into(into))).toMatchObject(wouldBlock('recvfrom'));
  });

  it('what is there is received', async () => {
    if (transport.messages) needCutDatagrams();
    const [a, b] = await pair(flavour, transport);
    await a.sendall(hello);
    // Wait for the arrival, then take it without waiting.
    await b.recv(1, socket.MSG_PEEK);
    b.setblocking(false);
    expect(await b.recv(100)).toEqual(hello);
  });

  it('the errors of two calls are two objects', async () => {
    const [, b] = await pair(flavour, transport);
    b.setblocking(false);
    const first = await raised(() => b.recv(1));
    Object.assign(first, { mark: true });
    expect(await raised(() => b.recv(1))).not.toHaveProperty('mark');
  });
});

everywhere(STREAMS, (flavour, transport) => {
  it('send takes what fits, then is refused', async () => {
    const [a] = await pair(flavour, transport);
    a.setblocking(false);
    const bytes = Buffer.alloc(1 << 20);
    let last = 1;
    const error = await raised(async () => {
      for (;;) {
        last = await a.send(bytes);
        expect(last).toBeGreaterThan(0);
      }
    });
    expect(error).toMatchObject(wouldBlock('send'));
  });

  it('sendall is refused when not all fits, and part of it was sent', async () => {
    const [a, b] = await pair(flavour, transport);
    a.setblocking(false);
    expect(await raised(() => a.sendall(Buffer.alloc(1 << 27, 's')))).toMatchObject(
      wouldBlock('send'),
    );
    expect((await b.recv(3)).toString()).toBe('sss');
  });
});

everywhere(
  MESSAGES.filter(({ family }) => family === socket.AF_UNIX),
  (flavour, transport) => {
    it('a full receiver refuses', async () => {
      const [a] = await pair(flavour, transport);
      a.setblocking(false);
      const error = await raised(async () => {
        for (;;) await a.send(Buffer.alloc(1000));
      });
      expect(error).toMatchObject(wouldBlock('send'));
    });
  },
);

everywhere(CONNECTING, (flavour, transport) => {
  it('accept is refused when nobody has come', async () => {
    const listening = listener(flavour, transport);
    listening.setblocking(false);
    expect(await raised(() => listening.accept())).toMatchObject(wouldBlock('accept'));
    const client = open(flavour, transport);
    await client.connect(listening.getsockname());
    listening.settimeout(20);
    const [conn] = await listening.accept();
    closing(conn);
  });

  it('a connection of a listener that does not wait waits', async () => {
    const listening = listener(flavour, transport);
    const client = open(flavour, transport);
    await client.connect(listening.getsockname());
    // The client is already there: over TCP, its last packet was answered within connect().
    listening.settimeout(20);
    const [first] = await listening.accept();
    closing(first);
    expect(first.getblocking()).toBe(true);
    expect(first.gettimeout()).toBeNull();
  });
});

everywhere(
  STREAMS.filter(({ family }) => family !== socket.AF_UNIX),
  (flavour, transport) => {
    it('connect is refused with EINPROGRESS and goes on', async () => {
      const listening = listener(flavour, transport);
      const client = open(flavour, transport);
      client.setblocking(false);
      const address = listening.getsockname();
      const error = await raised(() => client.connect(address));
      expect(error).toMatchObject({
        name: 'BlockingIOError',
        ...IN_PROGRESS,
        syscall: 'connect',
        address: address[0],
        port: address[1],
      });
      await connected(client);
      expect(client.getsockopt(SOL_SOCKET, SO_ERROR)).toBe(0);
      expect(client.getpeername()).toEqual(address);
    });

    it('connect_ex: EINPROGRESS, then done, then EISCONN', async () => {
      const listening = listener(flavour, transport);
      const client = open(flavour, transport);
      client.setblocking(false);
      expect(await client.connect_ex(listening.getsockname())).toBe(IN_PROGRESS.errno);
      await connected(client);
      // On Linux, the second call reports that the first one has completed.
      const second = await client.connect_ex(listening.getsockname());
      expect(second).toBe(givesLowestNumber ? 0 : errno.EISCONN);
      expect(await client.connect_ex(listening.getsockname())).toBe(errno.EISCONN);
    });

    it('connect_ex while the connection is made is EALREADY', async () => {
      const full = bound(flavour, transport);
      full.listen(0);
      const clients = Array.from({ length: 5 }, () => open(flavour, transport));
      for (const client of clients) {
        client.setblocking(false);
        expect(await client.connect_ex(full.getsockname())).toBe(IN_PROGRESS.errno);
      }
      const last = clients.at(-1);
      expect(await last?.connect_ex(full.getsockname())).toBe(errno.EALREADY);
    });

    it('connect_ex to nobody: ECONNREFUSED', async () => {
      const vacant = bound(flavour, transport);
      const client = open(flavour, transport);
      expect(await client.connect_ex(vacant.getsockname())).toBe(errno.ECONNREFUSED);
    });

    it('the refusal of a connect that went on is in SO_ERROR, once', async () => {
      const vacant = bound(flavour, transport);
      const client = open(flavour, transport);
      client.setblocking(false);
      const result = await client.connect_ex(vacant.getsockname());
      expect(result).toBe(IN_PROGRESS.errno);
      // The loopback has answered within the call.
      expect(client.getsockopt(SOL_SOCKET, SO_ERROR)).toBe(errno.ECONNREFUSED);
      expect(client.getsockopt(SOL_SOCKET, SO_ERROR)).toBe(0);
    });

    it('connect_ex twice with waiting: 0, then EISCONN', async () => {
      const listening = listener(flavour, transport);
      const client = open(flavour, transport);
      client.setblocking(true);
      expect(await client.connect_ex(listening.getsockname())).toBe(0);
      expect(await client.connect_ex(listening.getsockname())).toBe(errno.EISCONN);
    });
  },
);

everywhere(
  CONNECTING.filter(({ family }) => family === socket.AF_UNIX),
  (flavour, transport) => {
    it('connect is done at once', async () => {
      const listening = listener(flavour, transport);
      const client = open(flavour, transport);
      client.setblocking(false);
      expect(await client.connect_ex(listening.getsockname())).toBe(0);
      expect(await client.connect_ex(listening.getsockname())).toBe(errno.EISCONN);
    });

    it('connect to a full listener is refused with EAGAIN', async () => {
      const full = bound(flavour, transport);
      full.listen(0);
      const codes: number[] = [];
      for (let i = 0; i < 3; i++) {
        const client = open(flavour, transport);
        client.setblocking(false);
        codes.push(await client.connect_ex(full.getsockname()));
      }
      expect(codes).toEqual([0, 11, 11]);
    });
  },
);
