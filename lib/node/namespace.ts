/** Every public name of `pysocket/node`: sockets to Node's own classes, and back. */
export { from_dgram_socket, to_dgram_socket } from './dgram.js';
export { from_net_server, from_net_socket, to_net_server, to_net_socket } from './net.js';
export { to_duplex, to_web_streams } from './streams.js';
