// Evaluations, copies (their paths are the arguments) and a listener of the program: every waiting call
// is interrupted, the listener runs once per signal, and the package has no more listeners than there
// are copies.
const assert = require('node:assert/strict');
const { spawn } = require('node:child_process');
const { again } = require('./evaluate.cjs');

const copies = process.argv.slice(2);
const events = ['newListener', 'removeListener'];
const before = events.map((event) => process.listenerCount(event));
process.on('warning', (warning) => {
  throw warning;
});

let handled = 0;
const count = () => handled++;

/** Waits until the process sleeps in the kernel, then signals it. */
const SIGNAL = `
  while :; do
    read call rest < /proc/$0/syscall
    case $call in 7|271|45|47) kill -USR2 $0; exit;; esac
  done`;

async function interrupts(socket) {
  const [a, b] = socket.socketpair();
  const former = handled;
  spawn('sh', ['-c', SIGNAL, String(process.pid)]);
  assert.throws(() => a.recv(1), { name: 'InterruptedError' });
  while (handled === former) await new Promise((resolve) => setImmediate(resolve));
  assert.equal(handled, former + 1);
  a.close();
  b.close();
}

(async () => {
  const early = again().socket;
  process.on('SIGUSR2', count);
  const evaluations = [early];
  for (let i = 0; i < 12; i++) evaluations.push(again(i % 4 === 0).socket);
  for (const copy of copies) evaluations.push(require(copy));
  await interrupts(early);
  await interrupts(evaluations.at(-1));
  await interrupts(evaluations[12]);

  // One set of listeners per addon. All copies share an addon that the environment names.
  const expected = process.env.PYSOCKET_NATIVE ? 1 : copies.length + 1;
  events.forEach((event, i) => {
    assert.equal(process.listenerCount(event), before[i] + expected);
  });
  assert.equal(process.listenerCount('SIGUSR2'), expected + 1);
  process.off('SIGUSR2', count);
  assert.equal(process.listenerCount('SIGUSR2'), 0);
  process.once('SIGUSR2', count);
  await interrupts(early);
  assert.equal(process.listenerCount('SIGUSR2'), 0);
  console.log('the end');
})();
