/** Programs that must not compile. */
import socket from 'pysocket';
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
