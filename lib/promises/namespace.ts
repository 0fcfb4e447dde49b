/** Every public name of `pysocket/promises`: the names of the module. Functions that wait return promises. */
import { publish } from '../python/entry.js';
import { watchSignals } from '../addon/signals.js';
import * as constructors from './constructors.js';
import * as listenFds from './listen-fds.js';
import * as lookup from './resolver.js';

export * from '../addon/constants.js';
export * from '../addon/other-constants.js';
export * from '../names.js';
export { AbortError, type Cancellable } from '../waiting/abort.js';
export { create_connection, create_server, fromfd, socketpair } from './constructors.js';
export * from './fds.js';
export * from './fromshare.js';
export * from '../socket/winsock-names.js';
export { listen_fds } from './listen-fds.js';
export type {
  AnyFile,
  BufferedReader,
  BufferedRWPair,
  BufferedWriter,
  TextIOWrapper,
} from './file/files.js';
export { SocketIO } from './file/socket-io.js';
export {
  getaddrinfo,
  getfqdn,
  gethostbyaddr,
  gethostbyname,
  gethostbyname_ex,
  getnameinfo,
} from './resolver.js';
export { type PromiseSocket, SocketType, socket } from './socket.js';

publish(constructors, ['create_connection', 'create_server', 'fromfd', 'socketpair']);
publish(listenFds, ['listen_fds']);
publish(lookup, [
  'getaddrinfo',
  'getfqdn',
  'gethostbyaddr',
  'gethostbyname',
  'gethostbyname_ex',
  'getnameinfo',
]);
watchSignals();
