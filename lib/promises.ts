import * as namespace from './promises/namespace.js';

export * from './promises/namespace.js';

/** The namespace as an object of its own: bundlers unwrap a default that is marked as a module. */
const socket: typeof namespace = { ...namespace };
export default socket;
