/** A program with blocking sockets, by every form of import. */
import socket from 'pysocket';
import * as names from 'pysocket';
import {
  AF_INET,
  create_connection,
  type Address,
  SOCK_STREAM,
  type ReturnedAddress,
} from 'pysocket';

export const same: typeof names.create_server = socket.create_server;

// What a declaration file of this program would have to name.
export const server = socket.create_server(['127.0.0.1', 0], { reuse_port: true, backlog: 8 });
export const accepted = server.accept();
export const view = server.promises;
export const raw = server.makefile('rb', 0);
export const lines = server.makefile();
export const pair = socket.socketpair();
export const io = new socket.SocketIO(server, 'r');
export const found = socket.getaddrinfo('localhost', 80, { type: SOCK_STREAM });
export const message = server.recvmsg(10, socket.CMSG_SPACE(4n));
export const members = socket.AddressFamily;

export const plain: socket.socket = socket.socket();
export const made: names.Socket = new socket.socket(AF_INET, socket.SOCK_DGRAM);
export const adopted: socket.socket = socket.socket({ fileno: 3 });
export const mixed = new names.socket(AF_INET, { type: SOCK_STREAM });
export const type: socket.SocketConstructor<socket.Socket> = socket.SocketType;

export class Mine extends socket.socket {
  readonly hello = 'hello';
  override recv(bufsize: socket.Integer): socket.Bytes {
    return super.recv(bufsize);
  }
}
export const twin: Mine = new Mine(AF_INET).dup();

export function client(address: Address, seconds: socket.Seconds): string {
  using sock = create_connection(['localhost', 80], 0.5, null, { all_errors: true });
  sock.settimeout(seconds);
  sock.settimeout(1.5);
  sock.settimeout(null);
  sock.sendall(Buffer.from('bytes'));
  sock.sendall(new Uint8Array(3));
  sock.sendall(new ArrayBuffer(3), socket.MSG_NOSIGNAL);
  sock.sendto(new DataView(new SharedArrayBuffer(8)), address);
  sock.sendmsg([Buffer.alloc(1)], [[socket.SOL_SOCKET, socket.SCM_RIGHTS, new Int32Array([0])]]);
  sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, true);
  const size: number = sock.getsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF);
  const [data, from] = sock.recvfrom(size, socket.MSG_PEEK);
  const peer: ReturnedAddress | null = from;
  const [fds] = [socket.recv_fds(sock, 1, 4)[1]];
  for (const line of sock.makefile('r', { encoding: 'gbk' })) line.toUpperCase();
  for (const line of sock.makefile('rb')) line.readUInt8(0);
  const read: string = sock.makefile('rw').read();
  const bytes: Buffer | null = sock.makefile('rb', 0).read(3);
  return `${data.toString()} ${String(peer)} ${fds.length} ${read} ${String(bytes?.length)}`;
}

/** What is left of an error when a subclass was dealt with. */
export function explain(error: unknown): string {
  if (error instanceof socket.gaierror) return error.code ?? String(error.errno);
  if (error instanceof socket.TimeoutError) return error.code.toLowerCase();
  if (error instanceof socket.BlockingIOError) return String(error.characters_written ?? 0);
  if (error instanceof socket.ConnectionError) return error.strerror ?? '';
  if (error instanceof socket.OSError) return `${String(error.errno)} ${error.syscall ?? ''}`;
  if (error instanceof socket.UnicodeDecodeError) return `${error.reason} ${error.object.length}`;
  if (error instanceof socket.ExceptionGroup) return `${error.exceptions.length}`;
  if (error instanceof socket.ValueError) return error.args.join();
  return error instanceof Error ? error.message : '';
}
export function isLost(error: socket.OSError): number | null {
  return error instanceof socket.ConnectionError ? 1 : error.errno;
}
export class Refused extends socket.ConnectionRefusedError {}
export const refused: socket.OSError = new Refused(socket.EAGAIN, 'no');
export const late: socket.timeout = new socket.timeout('timed out');
