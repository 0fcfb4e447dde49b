/** Prints the names that each entry and the sockets have. */
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const entries = 'builtins fd messages select selectors socketserver'.split(' ');
const specifiers = ['pysocket', 'pysocket/promises'].flatMap((base) => [
  base,
  ...entries
    .filter((entry) => base === 'pysocket' || entry !== 'messages')
    .map((entry) => `${base}/${entry}`),
]);
const names = Object.fromEntries(
  specifiers.map((specifier) => [specifier, Object.keys(require(specifier)).sort()]),
);
const methods = Object.fromEntries(
  ['pysocket', 'pysocket/promises'].map((specifier) => {
    const all = [];
    for (
      let at = require(specifier).socket.prototype;
      at !== null;
      at = Object.getPrototypeOf(at)
    ) {
      all.push(...Object.getOwnPropertyNames(at));
    }
    return [specifier, [...new Set(all)].sort()];
  }),
);
const { DefaultSelector, SelectSelector } = require('pysocket/selectors');
const later = require('pysocket/promises/selectors');
const defaults = [
  DefaultSelector === SelectSelector,
  later.DefaultSelector === later.SelectSelector,
];
const { errno } = require('pysocket/builtins');
const { 4: EINTR, 11: EAGAIN, 10035: WSAEWOULDBLOCK, 10061: WSAECONNREFUSED } = errno.errorcode;
console.log(
  JSON.stringify({
    names,
    methods,
    defaults,
    errorcode: [EINTR, EAGAIN, WSAEWOULDBLOCK, WSAECONNREFUSED],
  }),
);
