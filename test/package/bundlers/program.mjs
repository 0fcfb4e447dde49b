// What every bundler bundles, and every package manager's installation runs: both flavours, a file whose
// code page is loaded late, and an error of the system.
import socket from 'pysocket';
import promises from 'pysocket/promises';

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

async function later() {
  const [a, b] = promises.socketpair();
  const received = b.recv(100);
  await a.sendall(Buffer.from('promises'));
  console.log((await received).toString());
  for (const open of [a, b]) open.close();
}

function failing() {
  const sock = socket.socket();
  sock.close();
  try {
    sock.getsockname();
  } catch (error) {
    // One class in both entries: a bundler has not taken the package in twice.
    console.log(error instanceof socket.OSError, error instanceof promises.OSError);
    console.log(error.name, String(error));
  }
}

// A bundle of CommonJS has no await of its own.
blocking();
later().then(failing);
