// A name server with a handful of names, on port 53 of 127.0.0.1. Prints a line once it serves. It holds
// back the answers for names below held.test and for 999.0.0.1 until a query for release.test arrives.
import { createSocket } from 'node:dgram';

const [A, CNAME, PTR, AAAA] = [1, 5, 12, 28];
const [NO_ERROR, SERVER_FAILURE, NO_SUCH_NAME] = [0, 2, 3];

/** @param {string} text */
const name = (text) =>
  Buffer.concat(
    [...text.split('.'), ''].map((label) => Buffer.from(String.fromCharCode(label.length) + label)),
  );
/** @param {number[]} bytes */
const inet = (...bytes) => Buffer.from(bytes);
const loopback6 = Buffer.alloc(16).fill(1, 15);

/** @type {Record<string, [type: number, data: Buffer][]>} */
const RECORDS = {
  'two.test': [
    [A, inet(127, 0, 0, 1)],
    [A, inet(127, 0, 0, 2)],
  ],
  'canon.test': [[A, inet(127, 0, 0, 1)]],
  'xn--bcher-kva.test': [[A, inet(127, 0, 0, 1)]],
  'a.held.test': [[A, inet(127, 0, 0, 1)]],
  'b.held.test': [[A, inet(127, 0, 0, 1)]],
  'release.test': [[A, inet(127, 0, 0, 1)]],
  'v6.test': [[AAAA, loopback6]],
  '8.0.0.127.in-addr.arpa': [[PTR, name('eight')]],
  '9.0.0.127.in-addr.arpa': [[PTR, name('nine.test')]],
};
/** @type {Record<string, string>} */
const ALIASES = { 'cname.test': 'canon.test' };

/**
 * @param {Buffer} query
 * @returns {[name: string, type: number, end: number]}
 */
function questionOf(query) {
  const labels = [];
  let at = 12;
  for (let length = query[at]; length > 0; length = query[at]) {
    labels.push(query.toString('latin1', at + 1, at + 1 + length));
    at += 1 + length;
  }
  return [labels.join('.').toLowerCase(), query.readUInt16BE(at + 1), at + 5];
}

/**
 * @param {Buffer} query
 * @param {number} end
 * @param {number} code
 * @param {[owner: string, type: number, data: Buffer][]} answers
 */
function reply(query, end, code, answers) {
  const header = Buffer.from(query.subarray(0, 12));
  header.writeUInt16BE(0x8580 | code, 2);
  header.writeUInt16BE(answers.length, 6);
  header.writeUInt32BE(0, 8);
  const records = answers.map(([owner, type, data]) => {
    const fixed = Buffer.from([0, type, 0, 1, 0, 0, 0, 0, 0, data.length]);
    return Buffer.concat([name(owner), fixed, data]);
  });
  return Buffer.concat([header, query.subarray(12, end), ...records]);
}

/** @param {Buffer} query */
function answer(query) {
  const [asked, type, end] = questionOf(query);
  if (asked === 'servfail.test') return reply(query, end, SERVER_FAILURE, []);
  const canonical = ALIASES[asked] ?? asked;
  const records = RECORDS[canonical];
  if (records === undefined) return reply(query, end, NO_SUCH_NAME, []);
  const fitting = records.filter(([kind]) => kind === type);
  const alias = canonical === asked ? [] : [[asked, CNAME, name(canonical)]];
  const found = fitting.map(([kind, data]) => [canonical, kind, data]);
  return reply(query, end, NO_ERROR, [...alias, ...found]);
}

const server = createSocket('udp4');
/** @type {[query: Buffer, peer: import('node:dgram').RemoteInfo][]} */
let held = [];
server.on('message', (query, peer) => {
  const [asked] = questionOf(query);
  held.push([query, peer]);
  if (asked.endsWith('.held.test') || asked === '999.0.0.1') return;
  const due = asked === 'release.test' ? held : held.splice(-1);
  if (asked === 'release.test') held = [];
  for (const [each, { port, address }] of due) server.send(answer(each), port, address);
});
server.bind(53, '127.0.0.1', () => process.stdout.write('ready\n'));
