// What does create_connection() really do? Every system call, with the method that it was made for.
//
//   node trace.js [host port]
//
// Without arguments it connects to a server of its own, says hello, and is answered.

import socket from 'pysocket';
import { trace, type TracedCall } from 'pysocket/trace';
import { print } from './helpers/print';

/** What comes before a line: nothing changes for the reader of strace(1) behind it. */
function show(call: TracedCall): void {
  print(`${(call.call ?? 'engine').padEnd(12)} ${String(call)}`);
}

/** A descriptor made, an address asked for, options, the mode: what a reader may want to count. */
function count(calls: readonly TracedCall[]): string {
  const failed = calls.filter(({ code }) => code !== null).length;
  const waited = calls.reduce((sum, { duration_ns }) => sum + duration_ns, 0) / 1e6;
  return `${calls.length} system calls, ${failed} of them failed, ${waited.toFixed(3)} ms`;
}

function connect(host: string, port: number, greet: boolean): void {
  const calls: TracedCall[] = [];
  using traced = trace((call) => {
    calls.push(call);
    show(call);
  });
  print(`create_connection(['${host}', ${port}], 5)`);
  using sock = socket.create_connection([host, port], 5);
  traced.flush();
  print(count(calls));
  if (!greet) return;
  print("sendall(Buffer.from('hello\\n'))");
  sock.sendall(Buffer.from('hello\n'));
  traced.flush();
}

const [host, port] = process.argv.slice(2);
if (host !== undefined) {
  connect(host, Number(port), false);
} else {
  using server = socket.create_server(['127.0.0.1', 0]);
  connect('127.0.0.1', server.getsockname()[1], true);
}
