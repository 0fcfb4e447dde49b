/** What the kernel that runs the tests supports. */
import { constants } from 'node:os';
import socket from 'pysocket';
import { errno } from 'pysocket/builtins';
import fd from 'pysocket/fd';
import select from 'pysocket/select';
import { skip } from './lacking.js';

/** The errno with which the kernel refuses a kind of socket, named or not; null if it has the kind. */
export function refusal(family: number, type: number, proto = 0): number | null {
  if (![family, type, proto].every(Number.isInteger)) return errno.EAFNOSUPPORT;
  try {
    socket.socket(family, type, proto).close();
    return null;
  } catch (error) {
    if (!(error instanceof socket.OSError)) throw error;
    return error.errno;
  }
}

/** Skips the test where the kernel lacks a kind of socket. */
export function needKind(family: number, type: number, proto = 0): void {
  const refused = refusal(family, type, proto);
  if (refused !== null) skip(`no socket(${family}, ${type}, ${proto}): errno ${refused}`);
}

/** The family of socketpair(): AF_UNIX, or that of the loopback where the system makes no pairs. */
export const pairFamily = familyOfPairs();

function familyOfPairs(): number {
  const pair = socket.socketpair();
  for (const sock of pair) sock.close();
  return pair[0].family;
}

/** Limits the buffers of one end of a loopback pair, which would take megabytes, to about a Unix socket's. */
export function narrow<S extends Pick<socket.socket, 'setsockopt'>>(sock: S): S {
  if (pairFamily !== socket.AF_UNIX) {
    for (const option of [socket.SO_SNDBUF, socket.SO_RCVBUF]) {
      sock.setsockopt(socket.SOL_SOCKET, option, 1 << 16);
    }
  }
  return sock;
}

/** Skips the test where pairs of a type cannot be made; neither can Python make them there. */
export function needPairs(type: number): void {
  try {
    for (const sock of socket.socketpair(pairFamily, type)) sock.close();
  } catch (error) {
    if (!(error instanceof socket.ValueError)) throw error;
    skip(`socketpair(): ${error.message}`);
  }
}

/** The protocol that a descriptor reports. Where the system cannot tell, Python assumes 0. */
export function protocolTold(proto: number): number {
  return 'SO_PROTOCOL' in socket ? proto : 0;
}

/** Skips the test where the module lacks a name, as Python's does there. */
export function needNames(...names: readonly string[]): void {
  for (const name of names) if (!(name in socket)) skip(`there is no socket.${name}`);
}

/** Skips the test where sockets lack a method, as Python's do there. */
export function needMethod(name: string): void {
  if (!(name in socket.socket.prototype)) skip(`sockets have no ${name}()`);
}

/** Skips the test of a call that neither the module nor its sockets have there, just as in Python. */
export function needCall(name: string): void {
  if (!(name in socket || name in socket.socket.prototype)) skip(`there is no ${name}()`);
}

/** Skips the test where pysocket/fd lacks a function, as Python's os does there. */
export function needFunction(name: string): void {
  if (!(name in fd)) skip(`pysocket/fd has no ${name}()`);
}

/** True if a process can send itself or another process a signal that it handles. */
export const hasSignals = 'SIGUSR2' in constants.signals;

/** Skips the test where processes cannot send signals. */
export function needSignals(): void {
  if (!hasSignals) skip('processes send no signals');
}

/** Skips the test where the system makes no pairs of Unix sockets. */
export function needUnixPairs(): void {
  if (pairFamily !== socket.AF_UNIX) skip('the system makes no pairs of Unix sockets');
}

/** Skips the test where recv() after shutdown(SHUT_RD) is an error rather than the end of the stream. */
export function needEndOfReading(): void {
  const [a, b] = socket.socketpair();
  try {
    a.shutdown(socket.SHUT_RD);
    a.setblocking(false);
    a.recv(1);
  } catch (error) {
    if (!(error instanceof socket.BrokenPipeError)) throw error;
    skip('what is received after shutdown(SHUT_RD) is an error');
  } finally {
    a.close();
    b.close();
  }
}

/** Skips the test where select() requires at least one socket to watch. */
export function needSelectOfNothing(): void {
  try {
    select.select([], [], [], 0);
  } catch (error) {
    if (!(error instanceof socket.OSError && error.code === 'EINVAL')) throw error;
    skip('select() of nothing is an error');
  }
}

/** Skips the test where pysocket/select lacks a name, as Python's module does there. */
export function needSelect(name: string): void {
  if (!(name in select)) skip(`there is no select.${name}`);
}

/** Skips the test where select() accepts only sockets. */
export function needSelectOfFiles(): void {
  if (!('poll' in select)) skip('select() is for sockets');
}

/** Skips the test where the kernel does not know an option. */
export function needOption(
  sock: Pick<socket.socket, 'getsockopt'>,
  level: number,
  option: number,
): void {
  try {
    sock.getsockopt(level, option);
  } catch (error) {
    if (!(error instanceof socket.OSError && error.code === 'ENOPROTOOPT')) throw error;
    skip(`the kernel does not know option ${option} of level ${level}`);
  }
}

/** Skips the test where the sender does not learn that a datagram was refused. */
export function needRefusedDatagrams(): void {
  using sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM);
  using other = socket.socket(socket.AF_INET, socket.SOCK_DGRAM);
  other.bind(['127.0.0.1', 0]);
  sock.connect(other.getsockname());
  other.close();
  sock.settimeout(1);
  try {
    sock.send(Buffer.alloc(1));
    sock.recv(1);
  } catch (error) {
    if (error instanceof socket.TimeoutError) skip('nobody says that a datagram found nobody');
  }
}

/** Skips the test where a datagram longer than the buffer is an error. */
export function needCutDatagrams(): void {
  using sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM);
  sock.bind(['127.0.0.1', 0]);
  sock.sendto(Buffer.alloc(2), sock.getsockname());
  try {
    sock.recv(1);
  } catch (error) {
    if (!(error instanceof socket.OSError && error.code === 'EMSGSIZE')) throw error;
    skip('a datagram that does not fit is an error');
  }
}

/** True if a new descriptor has the lowest free number. Windows' handles come in no particular order. */
export const givesLowestNumber = !('WSAENOTSOCK' in errno);

/** Skips the test where the number of the next descriptor cannot be predicted. */
export function needLowestNumber(): void {
  if (!givesLowestNumber) skip('new descriptors do not have the lowest free number');
}

/** Skips the test where a peek cannot wait for all bytes: Winsock rejects MSG_PEEK with MSG_WAITALL. */
export function needLookAtAll(): void {
  if ('WSAENOTSOCK' in errno) skip('MSG_PEEK and MSG_WAITALL do not go together');
}

/** Skips the test where files and sockets have different kinds of descriptors. */
export function needFilesAmongDescriptors(): void {
  if ('WSAENOTSOCK' in errno) skip('files and sockets have descriptors of their own');
}

/** Skips the test where the kernel never blocks in a call: on Windows all our sockets are non-blocking. */
export function needWaitOfKernel(): void {
  if ('WSAENOTSOCK' in errno) skip('the kernel waits for no call');
}
