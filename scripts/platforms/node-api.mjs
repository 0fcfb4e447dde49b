// The symbols that the process has which loads an addon.
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

const { symbols } = require('node-api-headers');

/** Of Node-API, in every version of it. */
export const NODE_API = new Set(
  Object.values(symbols).flatMap((kinds) => Object.values(kinds).flat()),
);

/** @returns {string[]} those that a Node-API of that version has */
export function nodeApiNames(version) {
  const names = Object.entries(symbols).flatMap(([since, kinds]) => {
    const [, number] = /^v(\d+)$/.exec(since) ?? [];
    return number !== undefined && Number(number) <= version ? Object.values(kinds).flat() : [];
  });
  return [...new Set(names)].sort();
}

/** Weak, and null where the executable has none: libuv's, and a function that is Node's only. */
export const WEAK = /^(uv_\w+|napi_get_uv_event_loop)$/;
