// Programs for strace.test.ts, each of which closes what it opens: `node scenarios.mjs NAME`.
import { openSync, unlinkSync, writeFileSync, closeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker, isMainThread, workerData } from 'node:worker_threads';
import * as fd from 'pysocket/fd';
import socket from 'pysocket';
import later from 'pysocket/promises';
import * as laterSelect from 'pysocket/promises/select';
import { MessageBatch } from 'pysocket/messages';
import * as select from 'pysocket/select';

const HOST = ['127.0.0.1', 0];

function refused(call) {
  try {
    call();
  } catch (error) {
    return error;
  }
  throw new Error('no error');
}

function tcp(use) {
  const server = socket.create_server(HOST);
  const client = socket.create_connection(server.getsockname(), 5);
  const [conn] = server.accept();
  use(client, conn, server);
  for (const sock of [client, conn, server]) sock.close();
}

function pair(use, ...args) {
  const [a, b] = socket.socketpair(...args);
  use(a, b);
  a.close();
  b.close();
}

function udp(use, family = socket.AF_INET, host = '127.0.0.1') {
  const [a, b] = [0, 1].map(() => socket.socket(family, socket.SOCK_DGRAM));
  b.bind([host, 0]);
  use(a, b);
  a.close();
  b.close();
}

const SCENARIOS = {
  echo: () =>
    tcp((client, conn) => {
      client.sendall(Buffer.from('hello\n"\t\0\x017'));
      conn.sendall(conn.recv(1024));
      client.recv_into(Buffer.alloc(100));
      client.shutdown(socket.SHUT_WR);
      conn.recv(10);
    }),
  refused: () => {
    const server = socket.create_server(HOST);
    const address = server.getsockname();
    server.close();
    const sock = socket.socket();
    refused(() => sock.connect(address));
    sock.settimeout(2);
    refused(() => sock.connect(address));
    sock.close();
  },
  timeout: () =>
    tcp((client, conn, server) => {
      for (const sock of [conn, server]) sock.settimeout(0.02);
      refused(() => conn.recv(10));
      refused(() => server.accept());
      client.sendall(Buffer.alloc(100));
      conn.recv(50);
    }),
  'non-blocking': () =>
    tcp((client, conn, server) => {
      for (const sock of [client, conn, server]) sock.setblocking(false);
      refused(() => conn.recv(10));
      refused(() => server.accept());
      refused(() => {
        for (;;) client.send(Buffer.alloc(65536));
      });
    }),
  sendall: () =>
    pair((a, b) => {
      b.settimeout(1);
      a.settimeout(1);
      a.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 4096);
      a.settimeout(0.05);
      refused(() => a.sendall(Buffer.alloc(1 << 20, 'x')));
      b.recv(1 << 20);
    }),
  udp: () =>
    udp((a, b) => {
      a.sendto(Buffer.from('one'), b.getsockname());
      b.recvfrom(100);
      a.connect(b.getsockname());
      a.send(Buffer.from('x'.repeat(100)));
      b.recvfrom_into(Buffer.alloc(10));
      a.getpeername();
    }),
  udp6: () =>
    udp(
      (a, b) => {
        a.sendto(Buffer.from('six'), b.getsockname());
        b.recvfrom(100);
      },
      socket.AF_INET6,
      '::1',
    ),
  unix: () => {
    const path = join(tmpdir(), `pysocket-trace-${process.pid}`);
    const server = socket.socket(socket.AF_UNIX);
    server.bind(path);
    server.listen();
    const client = socket.socket(socket.AF_UNIX);
    client.connect(path);
    const [conn] = server.accept();
    conn.getsockname();
    client.getpeername();
    const none = socket.socket(socket.AF_UNIX);
    refused(() => none.connect(`${path}-none`));
    for (const sock of [client, conn, server, none]) sock.close();
    unlinkSync(path);
  },
  abstract: () => {
    const server = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM);
    server.bind(`\0pysocket-trace-${process.pid}`);
    const client = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM);
    client.sendto(Buffer.from('abstract'), server.getsockname());
    server.recvfrom(20);
    client.close();
    server.close();
  },
  message: () =>
    pair((a, b) => {
      a.sendmsg([Buffer.from('first'), Buffer.from('second')]);
      b.recvmsg(100, 200);
      const buffers = [Buffer.alloc(3), Buffer.alloc(30)];
      a.sendall(Buffer.from('into several'));
      b.recvmsg_into(buffers);
    }),
  rights: () =>
    pair((a, b) => {
      socket.send_fds(a, [Buffer.from('fd')], [a.fileno()]);
      const [, [received]] = socket.recv_fds(b, 10, 2);
      fd.close(received);
    }),
  options: () =>
    tcp((client) => {
      client.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1);
      client.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY);
      client.setsockopt(
        socket.SOL_SOCKET,
        socket.SO_LINGER,
        Buffer.from('0100000005000000', 'hex'),
      );
      client.getsockopt(socket.SOL_SOCKET, socket.SO_LINGER, 8);
      client.setsockopt(socket.IPPROTO_IP, socket.IP_TTL, 9);
      refused(() => client.setsockopt(socket.SOL_SOCKET, 9999, 1));
      client.getsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF);
    }),
  inheritance: () =>
    pair((a) => {
      a.set_inheritable(true);
      a.get_inheritable();
      a.set_inheritable(false);
      const copy = a.dup();
      copy.close();
      refused(() => a.shutdown(9));
    }),
  pipe: () => {
    pair((a, b) => {
      b.close();
      refused(() => a.sendall(Buffer.from('nobody')));
    });
    const [from, to] = fd.pipe();
    fd.write(to, Buffer.from('through the pipe'));
    fd.read(from, 100);
    fd.writev(to, [Buffer.from('a'), Buffer.from('b')]);
    fd.readv(from, [Buffer.alloc(1), Buffer.alloc(10)]);
    fd.close(from);
    refused(() => fd.write(to, Buffer.from('x')));
    fd.close(to);
  },
  control: () =>
    pair((a) => {
      fd.ioctl(a.fileno(), fd.FIONREAD, Buffer.alloc(4));
      fd.fcntl(a.fileno(), fd.F_GETFL);
      fd.fcntl(a.fileno(), fd.F_SETFL, fd.O_NONBLOCK);
      const counter = fd.eventfd(3);
      fd.read(counter, 8);
      fd.close(counter);
    }),
  select: () =>
    pair((a, b) => {
      b.send(Buffer.from('x'));
      select.select([a, b], [a], [], 1);
      const poller = select.poll();
      poller.register(a);
      poller.poll(10);
      poller.modify(a, select.POLLIN);
      poller.poll(5);
    }),
  epoll: () =>
    pair((a, b) => {
      const epoll = select.epoll();
      epoll.register(a, select.EPOLLIN | select.EPOLLET);
      epoll.poll(0.01);
      b.send(Buffer.from('x'));
      epoll.poll(1);
      epoll.modify(a, select.EPOLLOUT);
      epoll.unregister(a);
      epoll.close();
    }),
  batch: () =>
    udp((a, b) => {
      a.connect(b.getsockname());
      a.sendmmsg(['one', 'two', 'three'].map((text) => [Buffer.from(text)]));
      b.recvmmsg_into(new MessageBatch(8, 100, { addresses: true }));
    }),
  sendfile: () => {
    const path = join(tmpdir(), `pysocket-trace-${process.pid}`);
    writeFileSync(path, 'the bytes of a file');
    const file = openSync(path);
    tcp((client, conn) => {
      client.sendfile(file, 4);
      conn.recv(100);
    });
    closeSync(file);
    unlinkSync(path);
  },
  lines: () =>
    tcp((client, conn) => {
      const file = client.makefile('w');
      file.write('one line\nand another\n');
      file.close();
      const lines = conn.makefile();
      lines.readline();
      lines.close();
    }),
  worker: async () => {
    const worker = new Worker(new URL(import.meta.url), { workerData: 'echo', argv: ['echo'] });
    await new Promise((resolve) => worker.once('exit', resolve));
  },
  'promises: echo': async () => {
    const server = later.create_server(HOST);
    const [client, [conn]] = await Promise.all([
      later.create_connection(server.getsockname(), 5),
      server.accept(),
    ]);
    const received = conn.recv(100);
    await client.sendall(Buffer.from('later'));
    await received;
    const end = conn.recv(100);
    client.close();
    await end;
    conn.close();
    server.close();
  },
  'promises: refused': async () => {
    const server = later.create_server(HOST);
    const address = server.getsockname();
    server.close();
    await later.create_connection(address, 1).catch(() => undefined);
    const sock = later.socket(later.AF_INET, later.SOCK_DGRAM);
    sock.settimeout(0.02);
    await sock.recv(10).catch(() => undefined);
    sock.close();
  },
  'promises: select': async () => {
    const [a, b] = later.socketpair();
    await laterSelect.select([a], [], [], 0.01);
    setTimeout(() => void b.send(Buffer.from('x')), 10);
    await laterSelect.select([a], [], [], 5);
    a.close();
    b.close();
  },
};

const name = isMainThread ? process.argv[2] : workerData;
if (name === '--list') console.log(JSON.stringify(Object.keys(SCENARIOS)));
else await SCENARIOS[name]();
