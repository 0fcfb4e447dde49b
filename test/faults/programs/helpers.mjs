// Functions that scenarios may call besides the module's own; the same as in helpers.py.
import { closeSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const PRIME = 251;

function pattern(size, from = 0) {
  return Buffer.from(Uint8Array.from({ length: size }, (_, i) => (from + i) % PRIME));
}

/** The helpers for one scenario, whose names are in `scope`. */
export function helpersOf(scope, bench) {
  const { module, control } = bench;
  let place;
  const files = [];
  const path = (name) => {
    place ??= mkdtempSync(join(tmpdir(), 'faults-'));
    return join(place, name);
  };
  const failed = () => scope.outcome.raise !== undefined;
  return {
    True: true,
    False: false,
    None: null,
    got: [],
    codes: [],
    mine: [],
    passed: [],
    numbers: [],
    B: (text) => Buffer.from(text),
    address: (...parts) => parts,
    len: (x) => x.length,
    put: (list, x) => void list.push(x),
    first: (list) => list[0],
    joined: (list) => list.map((part) => part.toString('latin1')).join(''),
    total: (list) => list.reduce((sum, one) => sum + (one.length ?? one), 0),
    pattern,
    // Everything received, in order.
    is_pattern: (list) => Buffer.concat(list).equals(pattern(Buffer.concat(list).length)),
    bytearray: (size) => Buffer.alloc(size),
    path,
    file: (size) => {
      writeFileSync(path('file'), pattern(size));
      files.push(openSync(path('file'), 'r'));
      return files.at(-1);
    },
    wrap: (fd) => new module.socket({ fileno: fd }),
    server6: () => module.create_server(['::1', 0], { family: module.AF_INET6 }),
    drain: (sock) => control.drain(sock.fileno()),
    feed: (sock, size) => control.feed(sock.fileno(), size),
    moved: (end) => control.join(end),
    // Whether this many of the bytes were moved, or as many as the error reports, if it does.
    accounted: (amount, size) => {
      if (!failed()) return amount === size;
      return amount === (scope.outcome.bytes_sent ?? amount) && amount >= 0 && amount <= size;
    },
    // For calls that return how much they have sent.
    accounted_by: (amount, sent) => amount === sent,
    failed,
    load: () => bench.load(),
    listen_to_signal: () => void process.on('SIGUSR2', () => undefined),
    count_fds: (list) => list.reduce((sum, [, numbers]) => sum + numbers.length, 0),
    truncated: (list) => (list.some(([, , flags]) => (flags & module.MSG_CTRUNC) !== 0) ? 1 : 0),
    close_passed: (list) => {
      const all = [];
      for (const [, numbers] of list.splice(0)) all.push(...numbers);
      for (const fd of all) closeSync(fd);
      return all;
    },
    explain: () =>
      JSON.stringify({
        got: scope.got.map((one) => one?.length ?? String(one)),
        outcome: scope.outcome,
      }),
    close_all: () => {
      for (const value of Object.values(scope)) closeIn(value, module);
      for (const fd of [...files, ...scope.numbers]) closeSync(fd);
      if (place !== undefined) rmSync(place, { recursive: true });
    },
  };
}

function closeIn(value, module) {
  if (Array.isArray(value)) for (const one of value) closeIn(one, module);
  else if (module !== undefined && value instanceof module.socket) value.close();
}
