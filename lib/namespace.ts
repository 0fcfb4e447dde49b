/** Every public name. `import socket from 'pysocket'` gives this namespace as a whole. */
import * as connection from './socket/connection.js';
import * as constructors from './socket/constructors.js';
import { publish } from './python/entry.js';
import * as listenFds from './socket/listen-fds.js';
import * as nameinfo from './address/getnameinfo.js';
import * as netdb from './address/netdb.js';
import * as resolve from './address/getaddrinfo.js';
import { watchSignals } from './addon/signals.js';

export * from './addon/constants.js';
export * from './addon/other-constants.js';
export * from './names.js';
export { create_connection, create_server } from './socket/connection.js';
export { fromfd, socketpair } from './socket/constructors.js';
export * from './socket/fds.js';
export * from './socket/fromshare.js';
export * from './socket/winsock-names.js';
export { SocketIO } from './file/blocking-socket-io.js';
export type { BufferedReader } from './file/buffered-reader.js';
export type { BufferedRWPair } from './file/buffered-rw-pair.js';
export type { BufferedWriter } from './file/buffered-writer.js';
export type { AnyFile } from './file/makefile.js';
export type { TextIOWrapper } from './file/text-io-wrapper.js';
export type { PromiseSocket } from './promises/socket.js';
export { listen_fds } from './socket/listen-fds.js';
export { getnameinfo } from './address/getnameinfo.js';
export { getfqdn, gethostbyaddr, gethostbyname, gethostbyname_ex } from './address/netdb.js';
export { getaddrinfo } from './address/getaddrinfo.js';
export { SocketType, socket } from './socket/socket.js';

publish(connection, ['create_connection', 'create_server']);
publish(constructors, ['fromfd', 'socketpair']);
publish(listenFds, ['listen_fds']);
publish(nameinfo, ['getnameinfo']);
publish(netdb, ['getfqdn', 'gethostbyaddr', 'gethostbyname', 'gethostbyname_ex']);
publish(resolve, ['getaddrinfo']);
watchSignals();
