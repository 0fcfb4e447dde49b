// What a macOS binary requires of the system that loads it. On Apple processors, the kernel kills a
// process that loads a binary whose signature does not match its pages.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { MACOS } from '../native-flags.mjs';
import { NODE_API, WEAK } from './node-api.mjs';
import { findTool, run } from './run.mjs';

const MAGIC = 0xfeedfacf;
const PROCESSORS = { x64: 0x01000007, arm64: 0x0100000c };
const LC_LOAD_DYLIB = 0xc;
const LC_CODE_SIGNATURE = 0x1d;
const LC_BUILD_VERSION = 0x32;
const HEADER_SIZE = 32;
const CODE_DIRECTORY = 0xfade0c02;

function* loadCommands(bytes) {
  const count = bytes.readUInt32LE(16);
  for (let i = 0, at = HEADER_SIZE; i < count; i++) {
    const size = bytes.readUInt32LE(at + 4);
    yield { kind: bytes.readUInt32LE(at), body: bytes.subarray(at, at + size) };
    at += size;
  }
}

/** The blob of a signature that contains the hash of each page. */
function codeDirectory(signature) {
  const count = signature.readUInt32BE(8);
  for (let i = 0; i < count; i++) {
    const blob = signature.subarray(signature.readUInt32BE(16 + 8 * i));
    if (blob.readUInt32BE(0) === CODE_DIRECTORY) return blob;
  }
  throw new Error('its signature has no code directory');
}

/** @returns {string} how many pages match their signature, which must be all of them */
function checkSignature(bytes, { body }) {
  const start = body.readUInt32LE(8);
  const blob = codeDirectory(bytes.subarray(start, start + body.readUInt32LE(12)));
  const hashes = blob.readUInt32BE(16);
  const pages = blob.readUInt32BE(28);
  const limit = blob.readUInt32BE(32);
  const hashSize = blob[36];
  const pageSize = 1 << blob[39];
  for (let page = 0; page < pages; page++) {
    const content = bytes.subarray(page * pageSize, Math.min((page + 1) * pageSize, limit));
    const hash = createHash('sha256').update(content).digest().subarray(0, hashSize);
    const at = hashes + page * hashSize;
    if (!hash.equals(blob.subarray(at, at + hashSize)))
      throw new Error(`page ${page} is not the signed one`);
  }
  return `${pages} pages as signed`;
}

/** @returns {string} the number of symbols from each source */
function checkSymbols(file) {
  const nm = findTool(['llvm-nm', 'llvm-nm-14'], 'apt: llvm');
  let node = 0;
  let system = 0;
  const unknown = [];
  for (const line of run(nm, ['-m', '-u', file]).split('\n').filter(Boolean)) {
    const [, weak, name] = /\(undefined\) (weak )?external _(\S+)/.exec(line) ?? [];
    if (NODE_API.has(name)) node++;
    else if (/\(from libSystem\)/.test(line)) system++;
    else if (weak === undefined || !WEAK.test(name)) unknown.push(line.trim());
  }
  if (unknown.length > 0) throw new Error(`symbols that nobody has:\n${unknown.join('\n')}`);
  return `${node} symbols of Node-API, ${system} of libSystem`;
}

/** @returns {string[]} lines to print */
export function checkMachO({ arch }, file) {
  const bytes = readFileSync(file);
  if (bytes.readUInt32LE(0) !== MAGIC || bytes.readUInt32LE(4) !== PROCESSORS[arch]) {
    throw new Error('it is for another processor');
  }
  const commands = [...loadCommands(bytes)];
  const of = (kind) => commands.filter((command) => command.kind === kind);

  const libraries = of(LC_LOAD_DYLIB).map(({ body }) => {
    const start = body.readUInt32LE(8);
    return body.toString('latin1', start, body.indexOf(0, start));
  });
  const foreign = libraries.filter((name) => name !== '/usr/lib/libSystem.B.dylib');
  if (foreign.length > 0) throw new Error(`it needs ${foreign.join(', ')}`);

  const [version] = of(LC_BUILD_VERSION);
  const least = version?.body.readUInt32LE(12) ?? 0;
  const macos = `${least >> 16}.${(least >> 8) & 0xff}`;
  if (macos !== MACOS) throw new Error(`it is for macOS ${macos}, not ${MACOS}`);

  const [signature] = of(LC_CODE_SIGNATURE);
  // Only Apple processors require a signature.
  if (signature === undefined && arch === 'arm64') throw new Error('it is not signed');
  const signed = signature === undefined ? 'not signed' : checkSignature(bytes, signature);
  return [`macOS ${macos}`, checkSymbols(file), signed];
}
