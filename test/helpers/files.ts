/** File objects of either flavour, for test bodies that await every call that may wait. */
import type {
  BufferedReader,
  BufferedRWPair,
  BufferedWriter,
  SocketIO,
  TextIOWrapper,
} from 'pysocket';
import { setTimeout } from 'node:timers/promises';
import blocking from 'pysocket';
import promises from 'pysocket/promises';
import type * as later from 'pysocket/promises';
import { type AnySocket, closing, type Flavour, promising, socketpair } from './flavours.js';
import { narrow, needPairs, pairFamily } from './kernel.js';

interface TextKeywords {
  encoding?: string;
  errors?: string;
  newline?: string | null;
}

/** A socket of any flavour that has makefile(). */
export interface FileSocket extends AnySocket {
  makefile(mode: 'rb' | 'wb' | 'rwb', buffering: 0): SocketIO | later.SocketIO;
  makefile(mode: 'rb', buffering?: number): BufferedReader | later.BufferedReader;
  makefile(mode: 'wb', buffering?: number): BufferedWriter | later.BufferedWriter;
  makefile(mode: 'rwb', buffering?: number): BufferedRWPair | later.BufferedRWPair;
  makefile(mode: 'r' | 'w' | 'rw', keywords?: TextKeywords): TextIOWrapper | later.TextIOWrapper;
}

interface FileClasses {
  readonly SocketIO: typeof blocking.SocketIO | typeof promises.SocketIO;
}

/** The file classes of a flavour. */
export function filesOf(flavour: Flavour): FileClasses {
  return flavour === promising ? promises : blocking;
}

/** Python: socket.socketpair(), closed with the test; the sockets have makefile(). */
export function filePair(flavour: Flavour, type?: number): [FileSocket, FileSocket] {
  const [a, b] = socketpair(flavour, type);
  return [a as FileSocket, b as FileSocket];
}

/** Python: socket.socketpair() of the promise flavour, closed with the test. */
export function promisePair(type: number = promises.SOCK_STREAM): [later.socket, later.socket] {
  needPairs(type);
  const [a, b] = promises.socketpair(pairFamily, type);
  return [closing(narrow(a)), closing(narrow(b))];
}

/** Receives until the peer closes, or until `size` bytes have arrived. */
export async function received(sock: later.socket, size = Infinity): Promise<Buffer> {
  const parts: Buffer[] = [];
  for (let left = size; left > 0;) {
    const data = await sock.recv(Math.min(left, 1 << 20));
    if (data.length === 0) break;
    parts.push(data);
    left -= data.length;
  }
  return Buffer.concat(parts);
}

/** A network moves bytes on and then has room again. A Unix socket stays full after the first refusal. */
const REFUSALS = pairFamily === promises.AF_UNIX ? 1 : 10;

/** Sends until the kernel takes no more while the peer does not read. Returns the number of bytes. */
export async function fill(
  sock: Pick<AnySocket, 'gettimeout' | 'settimeout' | 'setblocking' | 'send'>,
): Promise<number> {
  const timeout = sock.gettimeout();
  sock.setblocking(false);
  let filled = 0;
  let refusals = 0;
  while (refusals < REFUSALS) {
    try {
      filled += await sock.send(Buffer.alloc(refusals === 0 ? 1 << 16 : 1));
    } catch (error) {
      if (!(error instanceof promises.BlockingIOError)) throw error;
      if (++refusals < REFUSALS) await setTimeout(10);
    }
  }
  sock.settimeout(timeout);
  return filled;
}
