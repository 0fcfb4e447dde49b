// Sends signals to a process at a high rate and prints how many. Arguments: the process id, a seed,
// seconds.
import { generator } from './random.mjs';

const [pid, seed, seconds] = process.argv.slice(2).map(Number);
// Signals with a listener, with no listener but the runtime's, and ignored ones.
const SIGNALS = ['SIGUSR1', 'SIGUSR2', 'SIGALRM', 'SIGCHLD', 'SIGWINCH'];
const random = generator(seed);
const end = Date.now() + seconds * 1000;
const nap = new Int32Array(new SharedArrayBuffer(4));
let sent = 0;

try {
  while (Date.now() < end) {
    for (let burst = random(4); burst >= 0; burst--) {
      process.kill(pid, SIGNALS[random(SIGNALS.length)]);
      sent++;
    }
    Atomics.wait(nap, 0, 0, random(100) / 100);
  }
} catch {
  // The process has ended.
}
console.log(sent);
