// Runs programs with a flavour of pysocket: `node run.mjs dist blocking`. The protocol is that of run.py.
import { mkdtempSync, readdirSync, rmSync, unlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import { writeAll } from '../../helpers/write-all.mjs';
import { Elsewhere } from './elsewhere.mjs';
import { openSockets, Program } from './program.mjs';

const SO_TIMESTAMP = 29;
const ENTRIES = { blocking: 'index.js', promises: 'promises.js' };
const [dist = '', flavour = ''] = process.argv.slice(2);
const entry = ENTRIES[/** @type {keyof typeof ENTRIES} */ (flavour)];
const address = pathToFileURL(resolve(dist, entry)).href;
const { default: socket } = await import(address);
const elsewhere = flavour === 'blocking' ? new Elsewhere(socket, address) : null;

/** @param {object} message */
function say(message) {
  writeAll(Buffer.from(`${JSON.stringify(message)}\n`));
}

/** @param {object[]} steps */
async function run(steps) {
  const before = new Set(openSockets());
  const program = new Program(socket, elsewhere);
  for (const step of steps) {
    const outcome = await program.step(step);
    say(outcome);
    if ('blocks' in outcome || 'pending' in outcome) break;
  }
  const stuck = await program.close();
  for (const name of readdirSync('.')) unlinkSync(name);
  const end = { leaked: await leaked(before), ...(stuck > 0 ? { stuck } : {}) };
  say({ end, usable: stuck === 0 });
}

/**
 * Counts leaked sockets. A number is released once the calls that wait on it have learned of the end.
 * @param {Set<number>} before
 */
async function leaked(before) {
  for (let patience = 50; ; patience--) {
    const count = openSockets().filter((fd) => !before.has(fd)).length;
    if (count === 0 || patience === 0) return count;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

/** Keeps a socket with timestamps: Linux starts to stamp packets some time after the first request for it. */
function keepStamping() {
  const asking = socket.socket(socket.AF_INET, socket.SOCK_DGRAM);
  if (process.platform === 'linux') asking.setsockopt(socket.SOL_SOCKET, SO_TIMESTAMP, 1);
  return asking;
}

const asking = keepStamping();
const place = mkdtempSync(join(tmpdir(), 'pysocket-fuzz-'));
process.chdir(place);
say({ version: process.version });
for await (const line of createInterface({ input: process.stdin })) {
  await run(JSON.parse(line).steps);
}
asking.close();
process.chdir('/');
rmSync(place, { recursive: true, force: true });
