/** Where Node's own objects have what Python's fileno() tells: undocumented, and in Node since 2011. */

/** Of dgram, behind a symbol: `_handle` is there too, but says that it is deprecated. */
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

/** Files and terminals have it themselves; what dgram and net make has a handle that does. */
export function descriptorOfNode(object: object): number | undefined {
  const own = fdOf(object);
  if (own !== undefined) return own;
  // Whoever asks a socket of dgram for `_handle` is told that it is deprecated: first the other place.
  const handle = datagramHandle(object);
  return fdOf(handle === undefined && '_handle' in object ? object._handle : handle);
}
