/** Every public name of `pysocket/node`: converts sockets to objects of Node's own classes and back. */
import { publish } from '../python/entry.js';
import * as dgram from './dgram.js';
import * as net from './net.js';
import * as streams from './streams.js';

export { from_dgram_socket, to_dgram_socket } from './dgram.js';
export { from_net_server, from_net_socket, to_net_server, to_net_socket } from './net.js';
export { to_duplex, to_web_streams } from './streams.js';

for (const module of [dgram, net, streams]) publish(module);
