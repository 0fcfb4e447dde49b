// What hundreds of evaluations leave behind: run with --expose-gc.
const assert = require('node:assert/strict');
const { readdirSync, closeSync } = require('node:fs');
const { again, forget } = require('./evaluate.cjs');

const descriptors = () => readdirSync('/proc/self/fd').length;
const threads = () => readdirSync('/proc/self/task').length;

/** Runs what follows the garbage collector, until the condition holds. */
async function collect(holds) {
  for (let i = 0; i < 200; i++) {
    globalThis.gc();
    await new Promise((resolve) => setImmediate(resolve));
    if (holds()) return;
  }
  assert.fail(`${descriptors()} descriptors, ${threads()} threads`);
}

/** One evaluation that has waited, and left a socket open. */
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

/** Nobody but the promise holds the evaluation, and it is settled. */
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

/** A number that an evaluation has lost, without a word, is not closed when it is collected. */
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
  // The last one may be held by what V8 remembers of the last calls.
  await collect(() => descriptors() <= before[0] + 8 && threads() <= before[1] + 2);
  console.log('the end');
})();
