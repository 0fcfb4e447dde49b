// The entries of the package, `pysocket/NAME`, and the module of lib/ that has the names of each.

/** What `pysocket` is, with its other flavour and what Node's classes need. */
export const CORE = {
  index: 'namespace',
  promises: 'promises/namespace',
  node: 'node/namespace',
};

/** What programs use beside it: in files of their own, that nobody loads who does not ask for them. */
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

/** As programs name it. */
export function specifierOf(entry) {
  return entry === 'index' ? 'pysocket' : `pysocket/${entry}`;
}

/** From the file of an entry to the folder in which it lies in dist/. */
export function upFrom(entry) {
  return entry.includes('/') ? '../'.repeat(entry.split('/').length - 1) : './';
}
