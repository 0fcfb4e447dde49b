"""The names of the dialect, the same as in ../javascript/helpers.mjs."""
import fcntl
import io
import os
import socket
import struct
import termios
import threading
import time

from files import FILES


def T(*items):
    return items


def b(string):
    return string.encode('latin-1')


def buf(size):
    return bytearray(size)


def hexed(data):
    return bytes(data).hex()


def big(digits):
    return int(digits)


def pow2(n):
    return 2 ** n


def rep(item, times):
    return item * times


def cut(items, start, end):
    return items[start:end]


def memory(size):
    return bytearray(size)


def view(data, start, end):
    return memoryview(data)[start:end]


def same(left, right):
    return left == right


def identical(left, right):
    return left is right


def between(low, x, high):
    return low < x < high


def ints(*numbers):
    return struct.pack('%di' % len(numbers), *numbers)


def unpacked(data):
    return struct.unpack('%di' % (len(data) // 4), data)


def loopback(family):
    return '::1' if family == socket.AF_INET6 else '127.0.0.1'


def listener(family=socket.AF_INET):
    sock = socket.socket(family)
    sock.bind((loopback(family), 0))
    sock.listen()
    return sock


def tcp(family=socket.AF_INET):
    server = listener(family)
    client = socket.socket(family)
    client.connect(server.getsockname())
    accepted = server.accept()[0]
    server.close()
    return client, accepted


def udp(family=socket.AF_INET):
    sock = socket.socket(family, socket.SOCK_DGRAM)
    sock.bind((loopback(family), 0))
    return sock


def fake(family, type=socket.SOCK_STREAM, proto=0):
    """A UDP descriptor that wears another family: only the checks of addresses are real."""
    sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    return socket.socket(family, type, proto, fileno=sock.detach())


def closed_port():
    sock = socket.socket()
    sock.bind(('127.0.0.1', 0))
    port = sock.getsockname()[1]
    sock.close()
    return port


QUEUED = []


def full_listener():
    """A listener whose queue is full, so that one more connection waits."""
    sock = socket.socket()
    sock.bind(('127.0.0.1', 0))
    sock.listen(0)
    for _ in range(3):
        client = socket.socket()
        client.setblocking(False)
        client.connect_ex(sock.getsockname())
        QUEUED.append(client)
    time.sleep(0.05)
    return sock


def fill(sock):
    """Sends until it would block. Of a Unix socket: a network moves bytes on, and there is room again."""
    timeout = sock.gettimeout()
    sock.setblocking(False)
    try:
        while True:
            sock.send(bytes(65536))
    except BlockingIOError:
        pass
    sock.settimeout(timeout)


def flood(sock, address):
    """Sends datagrams until it would block."""
    while True:
        sock.sendto(b('x'), address)


def is_nonblocking(sock):
    """The flag of the descriptor."""
    return fcntl.fcntl(sock, fcntl.F_GETFL) & os.O_NONBLOCK != 0


def read_slowly(sock):
    """Another thread takes a few bytes now and then, until the stream ends."""
    reader = socket.fromfd(sock.fileno(), sock.family, sock.type)
    reader.setblocking(True)

    def run():
        with reader:
            while reader.recv(4096):
                time.sleep(0.02)

    threading.Thread(target=run, daemon=True).start()


def bound(family, address):
    """The name that a datagram socket has after bind(address)."""
    sock = socket.socket(family, socket.SOCK_DGRAM)
    try:
        sock.bind(address)
        return sock.getsockname()
    finally:
        sock.close()


def bound4(host):
    return bound(socket.AF_INET, (host, 0))


def bound6(*address):
    return bound(socket.AF_INET6, address)


def bound_unix(path):
    return bound(socket.AF_UNIX, path)


def kind(x):
    return type(x).__name__


def regular_file(name):
    """The descriptor of a new regular file."""
    return os.open(name, os.O_RDWR | os.O_CREAT)


def os_close(fd):
    os.close(fd)


def error_of(call):
    """The error that a call raises, as a value."""
    try:
        call()
    except BaseException as error:
        return error
    return None


def has_fileno(value):
    class HasFileno:
        def fileno(self):
            if isinstance(value, BaseException):
                raise value
            return value
    return HasFileno()


def events_of(polling, sock):
    fd = sock.fileno()
    return lambda *args: [bits if at == fd else (at, bits) for at, bits in polling.poll(*args)]


def ready_of(selector, sock):
    return lambda *args: [(key.fileobj is sock, events, key.data) for key, events in selector.select(*args)]


def shrinking(count, fd):
    items = []

    class Each:
        def fileno(self):
            del items[-1]
            return fd
    items[:] = [Each()] * count
    return items


HELPERS = {
    **FILES,
    'T': T, 'b': b, 'buf': buf, 'hex': hexed, 'big': big, 'pow2': pow2, 'rep': rep, 'cut': cut, 'view': view,
    'memory': memory, 'os': os, 'fcntl': fcntl, 'termios': termios,
    'same': same, 'identical': identical, 'between': between, 'ints': ints, 'unpacked': unpacked,
    'listener': listener, 'tcp': tcp, 'udp': udp, 'fake': fake,
    'closed_port': closed_port,
    'full_listener': full_listener, 'fill': fill, 'flood': flood, 'bound4': bound4,
    'bound6': bound6, 'bound_unix': bound_unix, 'kind': kind, 'regular_file': regular_file,
    'is_nonblocking': is_nonblocking, 'read_slowly': read_slowly, 'os_close': os_close, 'has_fileno': has_fileno, 'events_of': events_of, 'ready_of': ready_of, 'bytes_io': io.BytesIO,
    'shrinking': shrinking, 'error_of': error_of, 'sleep': time.sleep, 'len': len, 'str': str,
    'repr': repr, 'listdir': lambda: sorted(os.listdir('.')), 'getpid': os.getpid,
    'getuid': os.getuid, 'getgid': os.getgid, 'inf': float('inf'), 'nan': float('nan'),
    'isinstance': isinstance, 'issubclass': issubclass, 'list': list, 'next': next,
    'leave': lambda x: x.__exit__(),
}
