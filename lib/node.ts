import * as namespace from './node/namespace.js';

export * from './node/namespace.js';

/** The namespace as an object of its own: bundlers unwrap a default that is marked as a module. */
const node: typeof namespace = { ...namespace };
export default node;
