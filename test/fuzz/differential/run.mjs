// Runs programs with a flavour of pysocket: `node run.mjs dist blocking`. The protocol is that of run.py.
import { mkdtempSync, readdirSync, rmSync, unlinkSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import { openSockets, Program } from './program.mjs';

const ENTRIES = { blocking: 'index.js', promises: 'promises.js' };
const [dist = '', flavour = ''] = process.argv.slice(2);
const entry = ENTRIES[/** @type {keyof typeof ENTRIES} */ (flavour)];
const { default: socket } = await import(pathToFileURL(resolve(dist, entry)).href);

/** @param {object} message */
function say(message) {
  const line = Buffer.from(`${JSON.stringify(message)}\n`);
  let sent = 0;
  while (sent < line.length) sent += writeSync(1, line, sent);
}

/** @param {object[]} steps */
async function run(steps) {
  const before = new Set(openSockets());
  const program = new Program(socket);
  for (const step of steps) {
    const outcome = await program.step(step);
    say(outcome);
    if ('blocks' in outcome) break;
  }
  await program.close();
  for (const name of readdirSync('.')) unlinkSync(name);
  say({ end: { leaked: await leaked(before) }, usable: true });
}

/**
 * A number is given back when what waits on it has heard of the end.
 * @param {Set<number>} before
 */
async function leaked(before) {
  for (let patience = 50; ; patience--) {
    const count = openSockets().filter((fd) => !before.has(fd)).length;
    if (count === 0 || patience === 0) return count;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

/** What the engine opens once is there before the first program. */
async function warmUp() {
  const [a, b] = socket.socketpair();
  a.settimeout(0.001);
  try {
    await a.recv(1);
  } catch {
    // It timed out.
  }
  a.close();
  b.close();
}

const place = mkdtempSync(join(tmpdir(), 'pysocket-fuzz-'));
process.chdir(place);
await warmUp();
say({ version: process.version });
for await (const line of createInterface({ input: process.stdin })) {
  await run(JSON.parse(line).steps);
}
process.chdir('/');
rmSync(place, { recursive: true, force: true });
