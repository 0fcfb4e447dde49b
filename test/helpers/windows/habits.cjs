/**
 * Makes this machine's addon behave like the one for Windows, in a program started with `--require` of
 * this file: natives that Windows lacks are absent, errors have Windows' numbers, and the engine reports
 * a direction once until it is rearmed. The sockets remain those of this machine.
 */
'use strict';

const numbers = require('./errnos.json');
const { natives: LACKED, constants: CONSTANTS } = require('./surface.json');

/** The same values as in lib/addon/ready-bits.ts. */
const [READABLE, WRITABLE, ENDED, FINISHED, URGENT, FAILED] = [1, 2, 8, 16, 32, 128];
/** Codes of native/os/result.h start here. */
const CODES = -0x10000;
const SHARED_SIZE = 628;

/** Maps the error numbers of this machine to those of Windows, and back. */
function translation(here) {
  const windows = new Map(
    Object.entries(here).flatMap(([name, number]) => {
      const there = name === 'EBADF' ? numbers.ENOTSOCK : numbers[name];
      return there === undefined ? [] : [[number, there]];
    }),
  );
  windows.set(here.EAGAIN, numbers.EWOULDBLOCK);
  const back = new Map([...windows].map(([number, there]) => [there, number]));
  return { toWindows: (number) => windows.get(number) ?? number, back };
}

/** Makes the engine report a direction once, until rearm(). */
function tellOnce(native, offered) {
  const asked = new Map();
  offered.watch = (fd) => {
    const result = native.watch(fd);
    if (result >= 0) asked.set(fd, READABLE | WRITABLE | URGENT);
    return result;
  };
  offered.unwatch = (fd) => {
    asked.delete(fd);
    native.unwatch(fd);
  };
  offered.rearm = (fd, bits) => {
    if (!asked.has(fd)) return -numbers.ENOTSOCK;
    asked.set(fd, asked.get(fd) | bits | ((bits & URGENT) !== 0 ? READABLE : 0));
    // Watching again makes the engine report whatever is ready.
    return Math.min(native.watch(fd), 0);
  };
  offered.startEngine = (callback, ready) => {
    const told = (fd, bits) => {
      if ((bits & FINISHED) !== 0) return bits;
      let wanted = asked.get(fd) ?? 0;
      let kept = bits;
      if ((bits & WRITABLE) !== 0 && (wanted & WRITABLE) === 0) kept &= ~WRITABLE;
      // Urgent bytes that the program does not read are reported once.
      const again = (bits & URGENT) !== 0 && (wanted & URGENT) === 0;
      if (again) kept &= ~URGENT;
      if ((wanted & READABLE) === 0) kept &= ~(READABLE | ENDED | URGENT | FAILED);
      wanted &= ~(kept & (READABLE | WRITABLE | URGENT));
      if (asked.has(fd)) asked.set(fd, wanted);
      return kept;
    };
    const once = (count) => {
      let rows = 0;
      for (let row = 0; row < count; row++) {
        const [fd, bits, received, offset] = ready.subarray(4 * row, 4 * row + 4);
        const kept = told(fd, bits);
        if (kept === 0) continue;
        ready.set([fd, kept, received, offset], 4 * rows);
        rows++;
      }
      if (rows > 0) callback(rows);
    };
    return native.startEngine(once, ready, false);
  };
  offered.receiveAhead = () => undefined;
}

/** Calls that only Windows has, working within this process. */
function addWindows(native, offered, calls) {
  offered.wsaIoctl = (fd, request, words) => {
    calls.push([request, [...words]]);
    return native.typeOf(fd) < 0 ? -numbers.ENOTSOCK : 0;
  };
  offered.share = (fd, processId) => {
    if (processId !== process.pid) return -numbers.EINVAL;
    const copy = native.dup(fd);
    if (copy < 0) return -numbers.ENOTSOCK;
    const info = Buffer.from(new ArrayBuffer(SHARED_SIZE));
    new Int32Array(info.buffer, info.byteOffset, 1)[0] = copy;
    return info;
  };
  offered.fromShare = (info) => new Int32Array(Uint8Array.from(info).buffer, 0, 1)[0];
}

function asOnWindows(native) {
  const { errnos, constants } = native;
  const { toWindows, back } = translation(errnos);
  const code = (result) =>
    typeof result === 'number' && result < 0 && result > CODES ? -toWindows(-result) : result;
  const offered = {};
  for (const [name, value] of Object.entries(native)) {
    if (LACKED.includes(name)) continue;
    offered[name] = typeof value === 'function' ? (...args) => code(value(...args)) : value;
  }
  offered.errnos = numbers;
  offered.constants = Object.fromEntries(
    Object.entries(constants).filter(([name]) => CONSTANTS.includes(name)),
  );
  offered.strerror = (errno) => native.strerror(back.get(errno) ?? errno);
  offered.keepError = (fd, errno) => native.keepError(fd, back.get(errno) ?? errno);
  // Winsock has no other error for a connection that is in progress.
  offered.connect = () => {
    const result = native.connect();
    return result === -errnos.EINPROGRESS ? -numbers.EWOULDBLOCK : code(result);
  };
  offered.getsockoptInt = (fd, level, name, out) => {
    const result = native.getsockoptInt(fd, level, name, out);
    const isError = level === constants.SOL_SOCKET && name === constants.SO_ERROR;
    if (result >= 0 && isError) out[0] = winerror(toWindows(out[0]));
    return code(result);
  };
  // WSAPoll() refuses POLLPRI and uses POLLRDBAND for urgent bytes.
  const { POLLPRI, POLLRDBAND } = native.pollConstants();
  offered.pollMany = (rows, count, timeout, found) => {
    const halves = new Int16Array(rows.buffer, rows.byteOffset);
    for (let row = 0; row < count; row++) {
      const events = halves[4 * row + 2];
      if ((events & POLLPRI) !== 0) return -numbers.EINVAL;
      halves[4 * row + 2] = (events & ~POLLRDBAND) | ((events & POLLRDBAND) !== 0 ? POLLPRI : 0);
    }
    const ready = native.pollMany(rows, count, timeout, found);
    for (let row = 0; row < count; row++) {
      const events = halves[4 * row + 2];
      halves[4 * row + 2] = (events & ~POLLPRI) | ((events & POLLPRI) !== 0 ? POLLRDBAND : 0);
    }
    for (let nth = 0; nth < ready; nth++) {
      const bits = found[2 * nth + 1];
      found[2 * nth + 1] = (bits & ~POLLPRI) | ((bits & POLLPRI) !== 0 ? POLLRDBAND : 0);
    }
    return code(ready);
  };
  tellOnce(native, offered);
  const calls = [];
  addWindows(native, offered, calls);
  globalThis.ioctlCalls = calls;
  return offered;
}

/** Winsock uses its own numbers, even for errors that C defines. */
const winerror = (errno) => (errno > 0 && errno < 25 ? errno + 10000 : errno);

const { dlopen } = process;
process.dlopen = function (module, ...rest) {
  Reflect.apply(dlopen, this, [module, ...rest]);
  const addon = module.exports;
  if (typeof addon?.open !== 'function' || addon.abi === undefined) return;
  const { abi, image, firstThread } = addon;
  const open = (...args) => asOnWindows(addon.open(...args));
  module.exports = { abi, image, firstThread, open };
};
