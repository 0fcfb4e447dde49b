// What hundreds of evaluations leave behind. Run with --expose-gc.
const assert = require('node:assert/strict');
const { readdirSync, closeSync } = require('node:fs');
const { again, forget } = require('./evaluate.cjs');

const descriptors = () => readdirSync('/proc/self/fd').length;
const threads = () => readdirSync('/proc/self/task').length;

/** Runs the garbage collector and the finalizers until the condition holds. */
async function collect(holds) {
  for (let i = 0; i < 200; i++) {
    globalThis.gc();
    await new Promise((resolve) => setImmediate(resolve));
    if (holds()) return;
  }
  assert.fail(`${descriptors()} descriptors, ${threads()} threads`);
}

/** An evaluation that has waited and has left a socket open. */
async function used() {
  const { promises } = again();
  const [a, b] = promises.socketpair();
  promises.socketpair();
  const waiting = a.recv(4);
  await b.sendall(Buffer.from('done'));
  assert.equal(String(await waiting), 'done');
  a.close();
  b.close();
}

/** Only a pending promise still refers to the evaluation, and it settles nevertheless. */
async function stillWaits() {
  let { promises } = again();
  let [a, b] = promises.socketpair();
  const fd = b.detach();
  const waiting = a.recv(4);
  promises = a = b = null;
  forget();
  let settled = false;
  void waiting.then(() => (settled = true));
  await collect(() => true);
  await collect(() => true);
  assert(!settled);
  const { socket } = again();
  const peer = socket.socket({ fileno: fd });
  peer.sendall(Buffer.from('late'));
  assert.equal(String(await waiting), 'late');
  peer.close();
}

/** A number that was closed without an evaluation's knowledge is not closed again on collection. */
async function keepsOthers() {
  let lost = again().socket.socketpair();
  const before = lost.map((sock) => sock.fileno());
  for (const fd of before) closeSync(fd);
  lost = null;
  const [a, b] = again().socket.socketpair();
  assert.deepEqual([a.fileno(), b.fileno()], before);
  for (let i = 0; i < 20; i++) await collect(() => true);
  a.sendall(Buffer.from('mine'));
  assert.equal(String(b.recv(4)), 'mine');
  a.close();
  b.close();
}

(async () => {
  process.removeAllListeners('warning');
  await used();
  await keepsOthers();
  await stillWaits();
  forget();
  await collect(() => true);
  const before = [descriptors(), threads()];
  for (let i = 0; i < 40; i++) await used();
  forget();
  // V8 may keep the last evaluation alive through what it remembers of recent calls.
  await collect(() => descriptors() <= before[0] + 8 && threads() <= before[1] + 2);
  console.log('the end');
})();
