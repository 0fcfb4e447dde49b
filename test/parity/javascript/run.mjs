// Runs scenarios with a flavour of pysocket. The protocol is that of ../python/run.py; the texts are
// functions (../javascript-text.ts).

import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeAll } from '../../helpers/write-all.mjs';
import { evaluate } from './evaluate.mjs';
import { modules, socket } from './flavour.mjs';
import { HELPERS } from './helpers.mjs';
import { raised, value } from './outcome.mjs';

/** @typedef {{ name: string, setup: string[], lines: string[] }} Scenario */

/** Every public name of the module, unqualified. The helpers take precedence. */
function freshScope() {
  return Object.assign(Object.create(null), socket, HELPERS, modules, { socket });
}

/**
 * Runs one scenario in its own directory, with its own set of names.
 * @param {Scenario} scenario
 */
async function run(scenario) {
  const place = mkdtempSync(join(tmpdir(), 'parity-'));
  socket.setdefaulttimeout(null);
  process.chdir(place);
  try {
    await runParts(scenario, freshScope());
  } finally {
    socket.setdefaulttimeout(null);
    process.chdir('/');
    rmSync(place, { recursive: true, force: true });
  }
}

/**
 * Runs the setup as a whole, then every line, whatever the lines before it did.
 * @param {Scenario} scenario
 * @param {object} scope
 */
async function runParts({ name, setup, lines }, scope) {
  try {
    for (const text of setup) await evaluate(text, scope);
  } catch (error) {
    report(name, -1, raised(error));
    return;
  }
  report(name, -1, { ok: true });
  for (const [index, text] of lines.entries()) report(name, index, await outcomeOf(text, scope));
}

/**
 * @param {string} text
 * @param {object} scope
 */
async function outcomeOf(text, scope) {
  try {
    return value(await evaluate(text, scope));
  } catch (error) {
    return raised(error);
  }
}

/**
 * Prints one JSON object on its own line.
 * @param {string} scenario
 * @param {number} index
 * @param {object} outcome
 */
function report(scenario, index, outcome) {
  writeAll(Buffer.from(`${JSON.stringify({ scenario, index, outcome })}\n`));
}

report('', -1, { version: process.version });
const { scenarios } = JSON.parse(readFileSync(0, 'utf8'));
for (const scenario of scenarios) await run(scenario);
