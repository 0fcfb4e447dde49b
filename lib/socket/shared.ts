/** fromshare() for any flavour. */
import { bind } from '../python/signature.js';
import type { SocketClass } from './constructors.js';
import type { SocketBase } from './socket-base.js';

/** Python: socket(0, 0, 0, info) */
export function ofShared<S extends SocketBase>(
  flavour: SocketClass<S>,
  args: readonly unknown[],
): S {
  const { info } = bind({ name: 'fromshare', positional: ['info'], required: 1 }, args);
  return Reflect.construct(flavour, [0, 0, 0, { fileno: info }]);
}
