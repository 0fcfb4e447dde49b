// The entries of the package, `pysocket/NAME`, and the module of lib/ that defines the names of each.

/** `pysocket`, its other flavour, and the functions for Node's classes. */
export const CORE = {
  index: 'namespace',
  promises: 'promises/namespace',
  node: 'node/namespace',
};

/** Companion modules, in separate files, so that only programs that use them load them. */
export const COMPANIONS = {
  builtins: 'builtins/namespace',
  fd: 'fd/namespace',
  messages: 'messages/namespace',
  select: 'select/namespace',
  selectors: 'selectors/namespace',
  socketserver: 'socketserver/namespace',
  trace: 'trace/namespace',
  'promises/builtins': 'promises/builtins/namespace',
  'promises/fd': 'promises/fd/namespace',
  'promises/select': 'promises/select/namespace',
  'promises/selectors': 'promises/selectors/namespace',
  'promises/socketserver': 'promises/socketserver/namespace',
};

export const ENTRIES = { ...CORE, ...COMPANIONS };

/** The specifier that programs use. */
export function specifierOf(entry) {
  return entry === 'index' ? 'pysocket' : `pysocket/${entry}`;
}

/** The path from the file of an entry up to dist/. */
export function upFrom(entry) {
  return entry.includes('/') ? '../'.repeat(entry.split('/').length - 1) : './';
}
