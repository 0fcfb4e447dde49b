import type { socket as Socket } from 'pysocket';

/** Receives up to a newline, and what came after it; byte by byte would be a system call each. */
export function receiveLine(sock: Socket): [line: string, rest: Buffer] {
  let received = Buffer.alloc(0);
  for (;;) {
    const end = received.indexOf('\n');
    if (end >= 0) return [received.toString('utf-8', 0, end), received.subarray(end + 1)];
    const data = sock.recv(4096);
    if (data.length === 0) throw new Error('the other side closed the connection');
    received = Buffer.concat([received, data]);
    if (received.length > 65536) throw new Error('that is no line');
  }
}
