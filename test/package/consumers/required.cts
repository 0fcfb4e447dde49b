/** A CommonJS program: require() gives the namespace, and its types. */
import socket = require('pysocket');
import promises = require('pysocket/promises');
import node = require('pysocket/node');

export const sock: socket.socket = new socket.socket(socket.AF_INET);
export const view: promises.socket = sock.promises;
export const one: typeof socket.socket = socket.default.socket;
export const address: socket.ReturnedAddress = sock.getsockname();
export const stream = node.to_net_socket(view);
// @ts-expect-error the name of a type only
void socket.BufferedReader;
