// The engine on platforms that this machine is not: `npm run test:platforms [-- epoll kqueue ...]`.
// Each is built and run as far as emulators go; what is not there is named and left out.
import { epoll } from './platforms/epoll.mjs';
import { kqueue } from './platforms/kqueue.mjs';
import { macos } from './platforms/macos.mjs';
import { windows } from './platforms/windows.mjs';

/** Each answers with lines for people, or throws. An absent tool throws an Absent. */
const PLATFORMS = { epoll, kqueue, windows, macos };

const wanted = process.argv.slice(2);
for (const name of wanted) {
  if (!(name in PLATFORMS)) throw new Error(`which? ${Object.keys(PLATFORMS).join(', ')}`);
}

let failed = 0;
for (const [name, run] of Object.entries(PLATFORMS)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  console.log(name);
  try {
    for (const line of run()) console.log(`  ${line}`);
  } catch (error) {
    if (error.absent === undefined) {
      failed++;
      console.error(`  failed: ${error.message}`);
    } else {
      console.log(`  skipped: ${error.message}`);
      // Who asks for it by name wants it run.
      if (wanted.length > 0) failed++;
    }
  }
}
process.exit(failed === 0 ? 0 : 1);
