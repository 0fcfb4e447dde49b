// The symbols of the process that loads an addon.
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

const { symbols } = require('node-api-headers');

/** The symbols of all versions of Node-API. */
export const NODE_API = new Set(
  Object.values(symbols).flatMap((kinds) => Object.values(kinds).flat()),
);

/** @returns {string[]} the symbols of that version of Node-API */
export function nodeApiNames(version) {
  const names = Object.entries(symbols).flatMap(([since, kinds]) => {
    const [, number] = /^v(\d+)$/.exec(since) ?? [];
    return number !== undefined && Number(number) <= version ? Object.values(kinds).flat() : [];
  });
  return [...new Set(names)].sort();
}

/** Weak symbols, null where the executable lacks them: libuv's, and a function that only Node has. */
export const WEAK = /^(uv_\w+|napi_get_uv_event_loop)$/;
