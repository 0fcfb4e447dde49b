"""A key-value store over socketserver: each line is a request and gets a line as its answer.

    set KEY VALUE    get KEY    add KEY NUMBER    delete KEY    keys    quit

python3 server.py [host [port]]; Ctrl+C ends it.
"""

import re
import socketserver
import sys
import threading

HOST = sys.argv[1] if len(sys.argv) > 1 else '127.0.0.1'
PORT = int(sys.argv[2]) if len(sys.argv) > 2 else 5001
NUMBER = re.compile('-?[0-9]+')


class Store(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True  # Ctrl+C waits for no client
    request_queue_size = 128

    def __init__(self, server_address, RequestHandlerClass):
        super().__init__(server_address, RequestHandlerClass)
        self.values = {}
        self.lock = threading.Lock()

    def answer(self, request):
        with self.lock:
            match request.split(None, 2):
                case ['set', key, value]:
                    self.values[key] = value
                    return 'ok'
                case ['get', key]:
                    return self.values.get(key, 'none')
                case ['add', key, number]:
                    value = self.values.get(key, '0')
                    if not (NUMBER.fullmatch(value) and NUMBER.fullmatch(number)):
                        return 'error: not a number'
                    self.values[key] = str(int(value) + int(number))
                    return self.values[key]
                case ['delete', key]:
                    return 'none' if self.values.pop(key, None) is None else 'ok'
                case ['keys']:
                    return ' '.join(sorted(self.values)) or 'none'
        return 'error: set KEY VALUE, get KEY, add KEY NUMBER, delete KEY, keys, quit'


class Dialogue(socketserver.StreamRequestHandler):
    def handle(self):
        for line in self.rfile:
            request = line.decode(errors='replace').strip()
            if request == 'quit':
                self.wfile.write(b'good bye\n')
                break
            answer = self.server.answer(request)
            self.wfile.write(f'{answer}\n'.encode())


with Store((HOST, PORT), Dialogue) as server:
    print('listening on port', server.server_address[1])
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        print('good bye')
