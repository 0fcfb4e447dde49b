// A single call that makes more system calls than the trace keeps, since the kernel takes few bytes at a
// time. The peer takes so much less that the buffer is full whenever the kernel checks: a peer that kept
// up would make room during a send, and the trace would contain only a few hundred long ones.
import { createRequire } from 'node:module';
import { Worker, isMainThread, workerData } from 'node:worker_threads';
import socket from 'pysocket';
import { trace } from 'pysocket/trace';

if (isMainThread) {
  const [a, b] = socket.socketpair(socket.AF_UNIX, socket.SOCK_STREAM);
  a.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 4096);
  const size = 16 << 20;
  const worker = new Worker(new URL(import.meta.url), { workerData: { fd: b.detach(), size } });
  await new Promise((resolve) => worker.once('message', resolve));
  let sends = 0;
  let lost = 0;
  const traced = trace((call) => {
    sends += call.syscall === 'sendto' ? 1 : 0;
    lost += call.lost;
  });
  a.settimeout(60);
  a.sendall(Buffer.alloc(size));
  traced.close();
  a.close();
  console.log(JSON.stringify({ sends, lost }));
} else {
  const { parentPort } = createRequire(import.meta.url)('node:worker_threads');
  const sock = socket.socket({ fileno: workerData.fd });
  parentPort.postMessage('ready');
  const into = Buffer.alloc(128);
  for (let left = workerData.size; left > 0;) left -= sock.recv_into(into);
  sock.close();
}
