"""A chat server over select(): a line of one client goes to all others.

python3 select_server.py [host [port]]; Ctrl+C ends it.
"""

import select
import socket
import sys

HOST = sys.argv[1] if len(sys.argv) > 1 else '127.0.0.1'
PORT = int(sys.argv[2]) if len(sys.argv) > 2 else 5000
LONGEST_LINE = 4096

server = socket.create_server((HOST, PORT))
sockets = [server]
names = {}  # of the clients
begun = {}  # lines whose end has not come yet


def broadcast(text, sender=None):
    print(text)
    for sock in sockets:
        if sock is server or sock is sender:
            continue
        try:
            sock.sendall(f'{text}\n'.encode())
        except OSError:
            pass  # It has gone, which select() reports, too.


def join(number):
    sock, addr = server.accept()
    sockets.append(sock)
    names[sock] = f'guest {number}'
    broadcast(f'* {names[sock]} joins', sock)


def leave(sock):
    sockets.remove(sock)
    name = names.pop(sock)
    begun.pop(sock, None)
    sock.close()
    broadcast(f'* {name} leaves')


def receive(sock):
    try:
        data = sock.recv(4096)
    except OSError:
        data = b''
    rest = begun.get(sock, b'') + data
    while (end := rest.find(b'\n')) >= 0:
        line = rest[:end].decode(errors='replace')
        broadcast(f'{names[sock]}: {line}', sock)
        rest = rest[end + 1 :]
    begun[sock] = rest
    if not data or len(rest) > LONGEST_LINE:
        leave(sock)


print('listening on port', server.getsockname()[1])
guests = 0
try:
    while True:
        readable, _, _ = select.select(sockets, [], [])
        for sock in readable:
            if sock is server:
                guests += 1
                join(guests)
            else:
                receive(sock)
except KeyboardInterrupt:
    print('good bye')
finally:
    for sock in sockets:
        sock.close()
