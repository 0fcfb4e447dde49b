"""Asks the key-value store what is typed, line by line.

python3 client.py [host [port]]; `quit`, the end of the input (Ctrl+D) or Ctrl+C ends it.
"""

import socket
import sys

HOST = sys.argv[1] if len(sys.argv) > 1 else '127.0.0.1'
PORT = int(sys.argv[2]) if len(sys.argv) > 2 else 5001

with socket.create_connection((HOST, PORT)) as sock:
    try:
        with sock.makefile('rw', encoding='utf-8', newline='\n') as file:
            while True:
                request = input('> ')
                file.write(f'{request}\n')
                file.flush()
                answer = file.readline()
                if not answer:
                    raise ConnectionError
                print(answer, end='')
                if request == 'quit':
                    break
    except ConnectionError:
        print('the server has gone')
    except (EOFError, KeyboardInterrupt):
        print()
