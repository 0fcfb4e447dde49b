// Converts the JSON of a program to arguments, and results to their normal form, as in values.py.
import { createHash } from 'node:crypto';

const LOCAL_HOST = /^(127\..*|::1|::|0\.0\.0\.0|::ffff:127\..*)$/;
const PORT_IN_TEXT = /(\('(?:127[^']*|0\.0\.0\.0|::[^']*)', )(\d{4,5})/g;
const AUTOBOUND = /^\0[0-9a-f]{5}$/;
const EPHEMERAL = 1024;
const LONG = 48;
// Python has no name for it.
const SO_TIMESTAMP = 29;
const INT_SIZE = 4;

/** Normalizes the results of one program. Values that the kernel chooses are labelled in order of appearance. */
export class Normal {
  /** @type {Map<string, string>} */
  #labels = new Map();

  /** @param {any} socket the module */
  constructor(socket) {
    this.socket = socket;
  }

  /** @param {'port' | 'name'} kind @param {string | number} key */
  label(kind, key) {
    const full = `${kind} ${key}`;
    const known = this.#labels.get(full) ?? `${kind}${this.#labels.size + 1}`;
    this.#labels.set(full, known);
    return known;
  }

  /** @param {string} string */
  text(string) {
    const numbers = string.replace(/fd=\d+/g, 'fd=N').replace(/name=\d+/g, 'name=N');
    return numbers.replace(PORT_IN_TEXT, (_, before, port) => before + this.label('port', port));
  }

  /** @param {Uint8Array} data */
  bytes(data) {
    const buffer = Buffer.from(data);
    const text = buffer.toString('latin1');
    if (AUTOBOUND.test(text)) return { bytes: this.label('name', text) };
    if (buffer.length <= LONG) return { bytes: text };
    return digest(buffer);
  }

  /** @param {unknown} x @returns {unknown} */
  value(x) {
    if (x === undefined) return 'undefined';
    if (x === null || typeof x === 'boolean' || typeof x === 'number') return x;
    if (typeof x === 'bigint') return Number(x);
    if (typeof x === 'string') return isLong(x) ? digest(Buffer.from(x)) : this.text(x);
    if (x instanceof Uint8Array) return this.bytes(x);
    if (Array.isArray(x)) return this.sequence(x);
    return { repr: this.text(String(x)) };
  }

  /** @param {unknown[]} items */
  sequence(items) {
    if (isRights(items, this.socket)) {
      return [items[0], items[1], { descriptors: intsOf(items[2]).length }];
    }
    if (isPrivate(items, this.socket)) {
      return [items[0], items[1], { length: /** @type {Uint8Array} */ (items[2]).length }];
    }
    const [host, port, ...rest] = items;
    if (isLocal(items)) {
      return [host, this.label('port', Number(port)), ...rest.map((item) => this.value(item))];
    }
    return items.map((item) => this.value(item));
  }

  /** @param {any} error */
  error(error) {
    if (!(error instanceof Error)) return { raise: 'not an Error', text: String(error) };
    const outcome = { raise: error.name, text: this.text(error.message) };
    if (!(error instanceof this.socket.OSError)) return outcome;
    return { ...outcome, errno: /** @type {any} */ (error).errno };
  }
}

/** Python counts code points. @param {string} text */
function isLong(text) {
  return [...text].length > LONG;
}

/** @param {Buffer} data */
function digest(data) {
  const md5 = createHash('md5').update(data).digest('hex');
  return { begins: data.toString('latin1', 0, 8), length: data.length, md5 };
}

/** @param {unknown[]} items */
function isLocal([host, port, ...rest]) {
  if ((rest.length !== 0 && rest.length !== 2) || typeof host !== 'string') return false;
  return LOCAL_HOST.test(host) && typeof port === 'number' && port >= EPHEMERAL;
}

/**
 * A control message that carries descriptors.
 * @param {any} items
 * @param {any} socket
 * @returns {items is [number, number, Uint8Array]}
 */
export function isRights(items, { SOL_SOCKET, SCM_RIGHTS }) {
  const [level, type, data, ...rest] = items;
  const rights = level === SOL_SOCKET && type === SCM_RIGHTS;
  return rights && data instanceof Uint8Array && rest.length === 0;
}

/**
 * A control message with a timestamp, or with the sender's credentials.
 * @param {unknown[]} items
 * @param {any} socket
 */
function isPrivate([level, type, data, ...rest], { SOL_SOCKET, SCM_CREDENTIALS }) {
  const kinds = [SO_TIMESTAMP, SCM_CREDENTIALS];
  const message = data instanceof Uint8Array && rest.length === 0;
  return message && level === SOL_SOCKET && kinds.includes(type);
}

/** @param {Uint8Array} data */
export function intsOf(data) {
  const { buffer, byteOffset, length } = Buffer.from(data);
  const view = new DataView(buffer, byteOffset, length);
  const count = Math.floor(length / INT_SIZE);
  return Array.from({ length: count }, (_, i) => view.getInt32(i * INT_SIZE, true));
}

/** Raised when the program mentions an object that no step has created. */
export class Missing extends Error {}

/**
 * Converts a value of the program to JavaScript, and adds buffers for receiving to `rooms`.
 * @param {any} value
 * @param {{ socket: any, objects: Map<string, any>, rooms: Buffer[] }} world
 * @returns {any}
 */
export function argument(value, { socket, objects, rooms }) {
  /** @param {string} name */
  const find = (name) => {
    if (!objects.has(name)) throw new Missing(name);
    return objects.get(name);
  };
  /** @type {Record<string, (content: any) => unknown>} */
  const kinds = {
    bytes: (text) => Buffer.from(text, 'latin1'),
    repeat: ([text, count]) => Buffer.from(text.repeat(count), 'latin1'),
    bits: (names) => bits(socket, names),
    list: (items) => items.map(convert),
    object: find,
    number: (name) => (typeof find(name) === 'number' ? find(name) : find(name).fileno()),
    address: (name) => find(name).getsockname(),
    room: (size) => rooms[rooms.push(Buffer.alloc(size)) - 1],
    ints: (items) => Buffer.from(Int32Array.from(items.map(convert)).buffer),
  };
  /** @param {any} x @returns {any} */
  const convert = (x) => {
    if (Array.isArray(x)) return x.map(convert);
    if (typeof x !== 'object' || x === null) return x;
    const [[kind, content]] = /** @type {[[string, unknown]]} */ (Object.entries(x));
    return kinds[kind]?.(content);
  };
  return convert(value);
}

/** @param {any} socket @param {string[]} names */
function bits(socket, names) {
  return names.reduce((total, name) => {
    if (!(name in socket)) throw new Error(`no ${name}`);
    return total | Number(socket[name]);
  }, 0);
}
