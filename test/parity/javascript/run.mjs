// Runs scenarios against pysocket; the protocol is that of ../python/run.py.

import { mkdtempSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import socket from 'pysocket';
import { evaluate } from './evaluate.mjs';
import { HELPERS } from './helpers.mjs';
import { raised, value } from './outcome.mjs';

/** @typedef {{ name: string, setup: string[], lines: string[] }} Scenario */

/** Every public name of the module, bare, then the helpers, which win. */
function freshScope() {
  return Object.assign(Object.create(null), socket, HELPERS, { socket });
}

/**
 * Runs one scenario in its own directory, with its own names.
 * @param {Scenario} scenario
 */
function run(scenario) {
  const place = mkdtempSync(join(tmpdir(), 'parity-'));
  socket.setdefaulttimeout(null);
  process.chdir(place);
  try {
    runParts(scenario, freshScope());
  } finally {
    socket.setdefaulttimeout(null);
    process.chdir('/');
    rmSync(place, { recursive: true, force: true });
  }
}

/**
 * The setup as a whole, then every line, whatever the lines before it did.
 * @param {Scenario} scenario
 * @param {object} scope
 */
function runParts({ name, setup, lines }, scope) {
  try {
    for (const text of setup) evaluate(text, scope);
  } catch (error) {
    report(name, -1, raised(error));
    return;
  }
  report(name, -1, { ok: true });
  lines.forEach((text, index) => {
    report(name, index, outcomeOf(text, scope));
  });
}

/**
 * A line that begins with `!` is statements alone.
 * @param {string} text
 * @param {object} scope
 */
function outcomeOf(text, scope) {
  try {
    if (!text.startsWith('!')) return value(evaluate(text, scope));
    evaluate(text.slice(1), scope);
    return value(null);
  } catch (error) {
    return raised(error);
  }
}

/**
 * One JSON object on its own line.
 * @param {string} scenario
 * @param {number} index
 * @param {object} outcome
 */
function report(scenario, index, outcome) {
  const line = Buffer.from(`${JSON.stringify({ scenario, index, outcome })}\n`);
  let sent = 0;
  while (sent < line.length) sent += writeSync(1, line, sent);
}

report('', -1, { version: process.version });
for (const scenario of JSON.parse(readFileSync(0, 'utf8')).scenarios) run(scenario);
