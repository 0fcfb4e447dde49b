/**
 * The environment variable PYSOCKET_TRACE: `1` traces to standard error, any other word to the file with that
 * name. A filter may come first: `net,poll,fd:7`, `net,/tmp/calls.txt`. This module is evaluated when the package
 * is loaded, and only if the variable is set.
 */
import { openSync } from 'node:fs';
import { traceNames } from '../addon/trace.js';
import { readFilter } from './filter.js';
import { listen } from './listeners.js';
import { lineOf, writeAll } from './output.js';

const STDERR = 2;

/** Starts the trace. Errors become a single warning, because the environment asked for the trace, not the program. */
function begin(wish: string): void {
  const [filter, path] = readFilter(wish, traceNames()[0]);
  const fd = path === '' || path === '1' ? STDERR : openSync(path, 'a');
  let failed = false;
  const callback: Parameters<typeof listen>[0]['callback'] = (call) => {
    if (failed) return;
    try {
      writeAll(fd, lineOf(call));
    } catch (error) {
      failed = true;
      warn(error);
    }
  };
  listen({ callback, filter });
}

function warn(error: unknown): void {
  process.emitWarning(`PYSOCKET_TRACE: ${String(error)}`);
}

const wish = process.env.PYSOCKET_TRACE ?? '';
if (wish !== '' && wish !== '0') {
  try {
    begin(wish);
  } catch (error) {
    warn(error);
  }
}
