/** A program that hands sockets over to Node, and back. */
import { createSocket } from 'node:dgram';
import { type Server, Socket } from 'node:net';
import node from 'pysocket/node';
import * as names from 'pysocket/node';
import { to_net_socket } from 'pysocket/node';
import socket from 'pysocket';
import promises from 'pysocket/promises';

export const stream: Socket = to_net_socket(socket.socket(), { allowHalfOpen: true });
export const server: Server = names.to_net_server(promises.socket(), {}, (conn) => conn.end());
export const datagrams = node.to_dgram_socket(socket.socket());
export const back: promises.socket = node.from_net_socket(new Socket());
export const both: promises.socket = node.from_dgram_socket(createSocket('udp4'));
export const duplex = node.to_duplex(back);
export const streams = node.to_web_streams(back.blocking);
