"""A chat server over selectors: a line of one client goes to all others.

No client keeps the others waiting: what one does not take is kept for it, up to a limit.

python3 selectors_server.py [host [port]]; Ctrl+C ends it.
"""

import selectors
import socket
import sys
from selectors import EVENT_READ, EVENT_WRITE

HOST = sys.argv[1] if len(sys.argv) > 1 else '127.0.0.1'
PORT = int(sys.argv[2]) if len(sys.argv) > 2 else 5000
LONGEST_LINE = 4096
MOST_UNSENT = 1024 * 1024

selector = selectors.DefaultSelector()
server = socket.create_server((HOST, PORT))
server.setblocking(False)
clients = []


class Client:
    def __init__(self, sock, name):
        self.sock = sock
        self.name = name
        self.begun = b''  # a line whose end has not come yet
        self.unsent = b''
        sock.setblocking(False)
        selector.register(sock, EVENT_READ, self.ready)

    def ready(self, events):
        if events & EVENT_WRITE:
            self.flush()
        if events & EVENT_READ:
            self.receive()

    def send(self, text):
        self.unsent += f'{text}\n'.encode()
        self.flush()

    def flush(self):
        try:
            sent = self.sock.send(self.unsent)
            self.unsent = self.unsent[sent:]
        except BlockingIOError:
            if len(self.unsent) > MOST_UNSENT:
                self.give_up()
        except OSError:
            self.unsent = b''  # It has gone, which receive() hears, too.
        events = EVENT_READ | EVENT_WRITE if self.unsent else EVENT_READ
        selector.modify(self.sock, events, self.ready)

    def give_up(self):
        self.unsent = b''
        try:
            self.sock.shutdown(socket.SHUT_RDWR)  # receive() comes to the end
        except OSError:
            pass  # It has gone already.

    def receive(self):
        try:
            data = self.sock.recv(4096)
        except BlockingIOError:
            return
        except OSError:
            data = b''
        rest = self.begun + data
        while (end := rest.find(b'\n')) >= 0:
            line = rest[:end].decode(errors='replace')
            broadcast(f'{self.name}: {line}', self)
            rest = rest[end + 1 :]
        self.begun = rest
        if not data or len(rest) > LONGEST_LINE:
            self.leave()

    def leave(self):
        clients.remove(self)
        selector.unregister(self.sock)
        self.sock.close()
        broadcast(f'* {self.name} leaves')


guests = 0


def accept(events):
    global guests
    try:
        sock, addr = server.accept()
    except BlockingIOError:
        return  # It has gone again.
    guests += 1
    client = Client(sock, f'guest {guests}')
    clients.append(client)
    broadcast(f'* {client.name} joins', client)


def broadcast(text, sender=None):
    print(text)
    for client in clients:
        if client is not sender:
            client.send(text)


selector.register(server, EVENT_READ, accept)
print('listening on port', server.getsockname()[1])
try:
    while True:
        for key, events in selector.select():
            key.data(events)
except KeyboardInterrupt:
    print('good bye')
finally:
    selector.close()
    for sock in [server, *(client.sock for client in clients)]:
        sock.close()
