/** Programs that must not compile. */
import socket from 'pysocket';
import { encode, MessageBatch } from 'pysocket/messages';
import { trace } from 'pysocket/trace';
import promises from 'pysocket/promises';

const sock = socket.socket();
const later = promises.socket();

// @ts-expect-error text is no bytes
sock.send('text');
// @ts-expect-error a size is a number
sock.recv('10');
// @ts-expect-error seconds are a number
sock.settimeout('1');
// @ts-expect-error it cannot be assigned
sock.family = 2;
// @ts-expect-error it cannot be assigned
sock.timeout = 1;
// @ts-expect-error a name that no system has
void socket.AF_NOSUCH;
// @ts-expect-error the name of a type only
void socket.TextIOWrapper;
// @ts-expect-error the name of a type only: the class is called socket
void socket.Socket;
// @ts-expect-error the name of a type only
void promises.PromiseSocket;
// @ts-expect-error the name of a type only
void socket.PromiseSocket;
// @ts-expect-error internal
void sock._descriptor;
// @ts-expect-error internal
void later._channel;
// @ts-expect-error blocking calls take no signal
sock.recv(1, { signal: new AbortController().signal });
// @ts-expect-error a promise
export const data: Buffer = later.recv(1);
// @ts-expect-error the mode is missing
void new socket.SocketIO(sock);
// @ts-expect-error an unknown keyword
void socket.create_server(['', 0], { reuse: true });
// @ts-expect-error the errno may be null
export const errno: number = new socket.OSError().errno;
// @ts-expect-error a socket of the other flavour
export const other: promises.socket = sock;
// @ts-expect-error a listener is no server of Node's
export const listening: number = later.listen;
// @ts-expect-error a port is missing
socket.getaddrinfo('localhost');
// @ts-expect-error family and type are missing
socket.fromfd(3);
// @ts-expect-error a type is missing
socket.fromfd({ fd: 3, family: 2 });
// @ts-expect-error a buffer is missing
sock.recv_into({});
// @ts-expect-error a size is no keyword
sock.recv({ bufsize: 10 });
// @ts-expect-error nbytes twice
sock.recv_into(Buffer.alloc(1), 1, { nbytes: 1 });
// @ts-expect-error an address is missing
socket.create_connection({});
// @ts-expect-error the timeout twice
socket.create_connection(['localhost', 80], 1, { timeout: 1 });
// @ts-expect-error the address twice
socket.create_server(['', 0], { address: ['', 0] });
// @ts-expect-error the family twice
void new socket.socket(socket.AF_INET, { family: socket.AF_INET6 });
// @ts-expect-error keywords come last
void new socket.socket({ family: socket.AF_INET6 }, socket.SOCK_STREAM);
// @ts-expect-error descriptors are missing
socket.send_fds(sock, [Buffer.alloc(1)]);
// @ts-expect-error a socket of the other flavour
socket.recv_fds(later, 1, 1);
// @ts-expect-error the file is missing
sock.sendfile({ offset: 1 });
// @ts-expect-error an operation is missing
sock.sendmsg_afalg([Buffer.alloc(1)], {});
// @ts-expect-error NULL has a length
sock.setsockopt(1, 2, null);
// @ts-expect-error bytes have none
sock.setsockopt(1, 2, Buffer.alloc(4), 4);
// @ts-expect-error truth is a boolean, or 0 and 1
sock.setblocking('no');
// @ts-expect-error an address of AF_INET is a pair
export const [, , flowinfo] = sock.getsockname();
// @ts-expect-error no shape of an address
sock.getsockname<Date>();
// @ts-expect-error a buffer, not text
void later.sendto('text', ['localhost', 80]);
// @ts-expect-error the signal of a signal
void later.recv(10, { signal: true });
// @ts-expect-error arrays of buffers
void later.sendmsg(Buffer.alloc(1));
// @ts-expect-error no batch
sock.recvmmsg_into(Buffer.alloc(1));
// @ts-expect-error an address stands beside the bytes
sock.sendmmsg([['localhost', 80]]);
// @ts-expect-error only received
encode([{ name: 'UDP_GRO', size: 1 }]);
// @ts-expect-error the TTL is missing
encode([{ name: 'IP_TTL' }]);
// @ts-expect-error a size is missing
void new MessageBatch(1);
// @ts-expect-error a filter is one text
trace(true, ['net']);
// @ts-expect-error a path is for PYSOCKET_TRACE
trace('/tmp/calls.txt');
