/** What ports of Python's servers write: it compiles without a cast. */
import socket, { type Inet } from 'pysocket';
import { errno, input, sleep } from 'pysocket/builtins';
import {
  epoll,
  EPOLLIN,
  kevent,
  KQ_EV_ADD,
  KQ_FILTER_READ,
  kqueue,
  poll,
  POLLIN,
  select,
} from 'pysocket/select';
import selectors, { DefaultSelector, EVENT_READ, type SelectorKey } from 'pysocket/selectors';
import socketserver, { StreamRequestHandler, TCPServer } from 'pysocket/socketserver';
import later from 'pysocket/promises';
import * as laterSelect from 'pysocket/promises/select';
import * as laterSelectors from 'pysocket/promises/selectors';
import * as laterServers from 'pysocket/promises/socketserver';

type Socket = InstanceType<typeof socket.socket>;

// input(), sleep(), errno
export const answer: string = input('name? ').trim();
sleep(0.5);
export const refused: boolean = errno.ECONNREFUSED === 111;
export const name: string | undefined = errno.errorcode[errno.EPIPE];

// select(), of sockets and descriptors
const listening = socket.create_server(['', 0]);
const clients: Socket[] = [];
const [readable, writable] = select([listening, ...clients], clients, [], 1);
for (const sock of readable) if (sock === listening) clients.push(sock.accept()[0]);
for (const sock of writable) sock.sendall(Buffer.from('x'));
const [descriptors] = select([0, listening, process.stdin], [], []);
for (const each of descriptors) if (typeof each === 'number') each.toFixed();
select([], [], [], null);
select(new Set(clients), [], []);

const polling = poll();
polling.register(listening, POLLIN);
polling.register(0);
for (const [fd, event] of polling.poll(1000)) void (fd + event);
using watching = epoll();
watching.register(listening, EPOLLIN);
watching.register({ fd: listening, eventmask: EPOLLIN });
for (const [fd, event] of watching.poll(0.5, 10)) void (fd + event);
watching.poll({ maxevents: 10 });
using queue = kqueue();
queue.control([kevent(listening, KQ_FILTER_READ, KQ_EV_ADD), kevent({ ident: 0, udata: 7n })], 0);
for (const { ident, filter } of queue.control(null, 8, 0.5)) {
  if (filter === KQ_FILTER_READ && ident === listening.fileno()) listening.accept();
}

// selectors, with callbacks as data
type Callback = (sock: Socket, mask: number) => void;
const selector = new DefaultSelector<Callback, Socket>();
const accept: Callback = (sock) => {
  const [conn] = sock.accept();
  selector.register(conn, EVENT_READ, read);
};
const read: Callback = (conn, mask) => {
  if ((mask & selectors.EVENT_WRITE) === 0) selector.modify(conn, EVENT_READ, read);
  selector.unregister(conn);
};
selector.register(listening, EVENT_READ, accept);
for (const [key, mask] of selector.select(1)) key.data(key.fileobj, mask);
export const key: SelectorKey<Callback, Socket> = selector.get_key(listening);
export const size: number | undefined = selector.get_map()?.size;
// The state of a connection as data.
const states = selectors.DefaultSelector<{ out: Buffer }, Socket>();
for (const [{ data, fileobj }] of states.select()) fileobj.send(data.out);

// socketserver
class Upper extends StreamRequestHandler {
  private lines = 0;
  override handle(): void {
    for (const line of this.rfile) {
      this.lines++;
      this.wfile.write(Buffer.from(line.toString().toUpperCase()));
    }
    this.request.getpeername();
  }
}
class Reusing extends TCPServer {
  static override allow_reuse_address = true;
  override verify_request(request: Socket, client_address: Inet): boolean {
    return request.fileno() > 0 && client_address[0] === '127.0.0.1';
  }
}
export function serve(): void {
  using server = new Reusing(['127.0.0.1', 0], Upper);
  const [host, port] = server.server_address;
  void `${host}:${port}`;
  server.serve_forever();
}
class Question extends socketserver.DatagramRequestHandler {
  override handle(): void {
    this.wfile.write(this.rfile.readline());
  }
}
new socketserver.UDPServer(['', 0], Question, { bind_and_activate: false }).handle_request();

// The same with promises.
export async function waiting(signal: AbortSignal): Promise<void> {
  const server = later.create_server(['', 0]);
  const [ready] = await laterSelect.select([server], [], [], 1, { signal });
  for (const sock of ready) await sock.accept();
  await laterSelect.select([server], [], [], { signal });
  for (const { data } of await laterSelect.kqueue().control(null, 8, { signal })) void data;
  const sel = new laterSelectors.DefaultSelector<string, typeof server>();
  sel.register(server, laterSelectors.EVENT_READ, 'listening');
  for await (const [{ data, fileobj }, mask] of sel) void [data.trim(), fileobj.fileno() + mask];
  for (const [each] of await sel.select(1, { signal })) each.data.trim();
}
class Echo extends laterServers.StreamRequestHandler {
  override async handle(): Promise<void> {
    for await (const line of this.rfile) await this.wfile.write(line);
  }
}
class Chat extends laterServers.ThreadingMixIn(laterServers.TCPServer) {
  static override daemon_threads = true;
}
export async function chat(): Promise<void> {
  await using threading = new Chat(['127.0.0.1', 0], Echo);
  const [, port] = threading.server_address;
  void port.toFixed();
  const serving = threading.serve_forever();
  await threading.shutdown();
  await serving;
  await new laterServers.ThreadingTCPServer(['', 0], Echo).server_close();
}
