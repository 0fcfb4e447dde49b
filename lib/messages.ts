import * as namespace from './messages/namespace.js';

export * from './messages/namespace.js';

/** The namespace as an object of its own: bundlers unwrap a default that is marked as a module. */
const messages: typeof namespace = { ...namespace };
export default messages;
