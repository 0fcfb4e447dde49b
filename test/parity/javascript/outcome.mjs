// The normal form of values and errors, the same as in ../python/outcome.py.

import { socket } from './flavour.mjs';

const EPHEMERAL = 1024;
const LOCAL_HOST = /^(127\..*|::1|::|0\.0\.0\.0|::ffff:127\..*)$/;
const PORT_IN_TEXT = /\(('(?:127[^']*|0\.0\.0\.0|::[^']*)'), (\d{4,5})/g;

/**
 * Hides descriptor numbers, process ids and the ports of local addresses.
 * @param {string} string
 */
function text(string) {
  const numbers = string.replace(/fd=\d+/g, 'fd=N').replace(/pid\d+/g, 'pidN');
  const stable = numbers.replace(/name=\d+/g, 'name=N');
  return stable.replace(PORT_IN_TEXT, '($1, <port>');
}

/** @param {Uint8Array} x */
function bytes(x) {
  return Buffer.from(text(Buffer.from(x).toString('latin1')), 'latin1').toString('hex');
}

/** @param {number} x */
function number(x) {
  if (Number.isNaN(x)) return { float: 'nan' };
  if (!Number.isFinite(x)) return { float: x > 0 ? 'inf' : '-inf' };
  return Number.isInteger(x) ? { int: String(BigInt(x)) } : { float: x };
}

/**
 * @param {unknown} x
 * @returns {object}
 */
export function value(x) {
  if (x === null || x === undefined) return { none: true };
  if (typeof x === 'boolean') return { bool: x };
  if (typeof x === 'number') return number(x);
  if (typeof x === 'bigint') return { int: String(x) };
  if (typeof x === 'string') return { str: text(x) };
  if (x instanceof Uint8Array) return { bytes: bytes(x) };
  if (Array.isArray(x)) return { seq: sequence(x) };
  if (x instanceof Error) return raised(x);
  if (typeof x === 'function') return { class: x.name };
  return { repr: text(String(x)) };
}

/**
 * Hides the port of an address with a local host.
 * @param {unknown[]} items
 */
function sequence(items) {
  const values = items.map(value);
  const [host, port] = items;
  const local = typeof host === 'string' && LOCAL_HOST.test(host);
  if (local && typeof port === 'number' && port >= EPHEMERAL) values[1] = { str: '<port>' };
  return values;
}

/**
 * JavaScript's own errors have only a message, which stands for Python's single argument.
 * @param {unknown} error
 * @returns {object}
 */
export function raised(error) {
  if (!(error instanceof Error)) return { raise: 'not an Error', str: String(error) };
  const { args, errors, exceptions } = /** @type {Record<string, unknown>} */ (error);
  const outcome = {
    raise: error.name,
    args: sequence(Array.isArray(args) ? args : error.message === '' ? [] : [error.message]),
    str: text(error.message),
  };
  if (error instanceof socket.OSError) {
    Object.assign(outcome, { errno: value(error.errno), strerror: value(error.strerror) });
  }
  const members = exceptions ?? errors;
  if (Array.isArray(members)) Object.assign(outcome, { exceptions: members.map(raised) });
  return outcome;
}
