// The program that every bundler bundles, and that runs after every package manager's installation: both
// flavours, a file whose code page is loaded late, and a system error.
import socket from 'pysocket';
import promises from 'pysocket/promises';
import * as later from 'pysocket/promises/select';
import { select } from 'pysocket/select';
import { DefaultSelector, EVENT_WRITE } from 'pysocket/selectors';

function blocking() {
  const [a, b] = socket.socketpair();
  a.sendall(Buffer.from('blocking'));
  console.log(b.recv(100).toString());
  const [left, right] = [a, b].map((end) => end.makefile('rw', { encoding: 'gbk' }));
  left.write('你好\n');
  left.flush();
  console.log(right.readline().trim());
  for (const open of [left, right, a, b]) open.close();
}

async function waiting() {
  const [a, b] = promises.socketpair();
  const received = b.recv(100);
  await a.sendall(Buffer.from('promises'));
  console.log((await received).toString());
  for (const open of [a, b]) open.close();
}

/** The companion modules, for which a bundler must not have included a second copy of the first. */
async function beside() {
  const [a, b] = socket.socketpair();
  const waiting = later.select([b], [], []);
  a.send(Buffer.from('selected'));
  const [[ready]] = await waiting;
  const selector = new DefaultSelector();
  selector.register(a, EVENT_WRITE, 'writable');
  console.log(
    ready.recv(100).toString(),
    selector
      .select()
      .map(([key]) => key.data)
      .join(),
  );
  for (const open of [selector, a, b]) open.close();
  try {
    select([b], [], []);
  } catch (error) {
    console.log(error instanceof socket.ValueError);
  }
}

function failing() {
  const sock = socket.socket();
  sock.close();
  try {
    sock.getsockname();
  } catch (error) {
    // Both entries have the same class: the bundler has not included the package twice.
    console.log(error instanceof socket.OSError, error instanceof promises.OSError);
    console.log(error.name, String(error));
  }
}

// A CommonJS bundle has no top-level await.
blocking();
waiting().then(beside).then(failing);
