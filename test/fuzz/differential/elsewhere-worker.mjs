// The other end of elsewhere.mjs: makes the calls that it receives.
import { readlinkSync } from 'node:fs';
import { basename } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { argument, Normal } from './values.mjs';

const { default: socket } = await import(workerData.entry);

/** @param {{ made: any[], limit: number | null, method: string, args: any[] }} call */
function answer({ made, limit, method, args }) {
  /** @type {Buffer[]} */
  const rooms = [];
  let sock;
  try {
    sock = socket.socket(...made);
    // Leave the mode of the descriptor unchanged if there is no limit.
    if (limit !== null) sock.settimeout(limit);
    const given = args.map((value) => argument(value, { socket, objects: new Map(), rooms }));
    return { result: packed(sock[method](...given)), rooms };
  } catch (error) {
    return { error: new Normal(socket).error(error), rooms };
  } finally {
    sock?.detach();
  }
}

/** @param {any} value @returns {any} */
function packed(value) {
  if (Array.isArray(value)) return value.map(packed);
  if (!(value instanceof socket.socket)) return value;
  const { family, type, proto } = value;
  return { made: [family, type, proto, { fileno: value.detach() }] };
}

parentPort?.on('message', (call) => parentPort?.postMessage(answer(call)));
parentPort?.postMessage({ thread: basename(readlinkSync('/proc/thread-self')) });
