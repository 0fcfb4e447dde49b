// The symbols that the process has which loads an addon.
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/** Of Node-API, in every version of it. */
export const NODE_API = new Set(
  Object.values(require('node-api-headers').symbols).flatMap((kinds) =>
    Object.values(kinds).flat(),
  ),
);

/** Weak, and null where the executable has none: libuv's, and a function that is Node's only. */
export const WEAK = /^(uv_\w+|napi_get_uv_event_loop)$/;
