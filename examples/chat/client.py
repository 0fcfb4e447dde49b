"""A client for the chat: what is typed goes to the server, what comes from it is shown.

python3 client.py [host [port]]; the end of the input (Ctrl+D) or Ctrl+C ends it.
"""

import os
import select
import socket
import sys

HOST = sys.argv[1] if len(sys.argv) > 1 else '127.0.0.1'
PORT = int(sys.argv[2]) if len(sys.argv) > 2 else 5000
STDIN, STDOUT = 0, 1

sock = socket.create_connection((HOST, PORT))
inputs = [STDIN, sock]
try:
    while True:
        readable, _, _ = select.select(inputs, [], [])
        if sock in readable:
            data = sock.recv(4096)
            if not data:
                break
            os.write(STDOUT, data)
        if STDIN in readable:
            typed = os.read(STDIN, 4096)
            if typed:
                sock.sendall(typed)
            else:
                inputs.remove(STDIN)
                sock.shutdown(socket.SHUT_WR)  # The server lets go of whoever has no more to say.
    print('the conversation is over')
except KeyboardInterrupt:
    print('good bye')
except ConnectionError:
    print('the server has gone')
finally:
    sock.close()
