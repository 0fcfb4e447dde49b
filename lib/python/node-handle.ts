/**
 * Finds the descriptors of Node's own objects, which have no fileno(). The properties are
 * undocumented, but have been in Node since 2011.
 */

/** Returns the handle of a dgram socket, which a symbol hides. Its `_handle` warns of a deprecation. */
export function datagramHandle(datagrams: object): unknown {
  const symbol = Object.getOwnPropertySymbols(datagrams).find(
    ({ description }) => description === 'state symbol',
  );
  const state: unknown = symbol === undefined ? undefined : Reflect.get(datagrams, symbol);
  return typeof state === 'object' && state !== null && 'handle' in state
    ? state.handle
    : undefined;
}

function fdOf(object: unknown): number | undefined {
  if (typeof object !== 'object' || object === null || !('fd' in object)) return undefined;
  return typeof object.fd === 'number' ? object.fd : undefined;
}

/**
 * Returns the descriptor of an object of Node's. Files and terminals have it themselves. Sockets of
 * dgram and net have a handle that does.
 */
export function descriptorOfNode(object: object): number | undefined {
  const own = fdOf(object);
  if (own !== undefined) return own;
  // Reading `_handle` of a dgram socket prints a deprecation warning, so the symbol comes first.
  const handle = datagramHandle(object);
  return fdOf(handle === undefined && '_handle' in object ? object._handle : handle);
}
