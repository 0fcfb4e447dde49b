"""CPython's side: the same trials with the socket module, each in the form its manual teaches.

usage: client.py mode echo-port udp-port sink-port source-port unix-path
mode: into (recv_into), new (recv), timeout (recv_into after settimeout(5))
prints "ready", then reads lines "kind:what:size count", prints "wall-ns cpu-ns" for each.
"""

import mmap
import select
import socket
import sys
import time

MODE = sys.argv[1]
ECHO, UDP, SINK, SOURCE = (("127.0.0.1", int(port)) for port in sys.argv[2:6])
UNIX = sys.argv[6]
TIMEOUT = 5 if MODE == "timeout" else None
opened = {}


def ready(s):
    s.settimeout(TIMEOUT)
    if s.family == socket.AF_INET and s.type == socket.SOCK_STREAM:
        s.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return s


def connected(family, type, address):
    s = socket.socket(family, type)
    s.connect(address)
    return ready(s)


def open_echo(what):
    if what == "tcp":
        return connected(socket.AF_INET, socket.SOCK_STREAM, ECHO)
    if what == "udp":
        return connected(socket.AF_INET, socket.SOCK_DGRAM, UDP)
    return connected(socket.AF_UNIX, socket.SOCK_STREAM, UNIX)


def open_pair(what):
    type = socket.SOCK_STREAM if what == "stream" else socket.SOCK_DGRAM
    return [ready(s) for s in socket.socketpair(socket.AF_UNIX, type)]


def open_tuple(what):
    s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    s.bind(("127.0.0.1", 0))
    return ready(s), s.getsockname() if what == "self" else UDP


def open_refuse(what):
    pair = socket.socketpair()
    pair[0].setblocking(False)
    return pair


def room_for(size):
    """Large buffers begin a page, as those of client.c."""
    return mmap.mmap(-1, size) if size > 4096 else bytearray(size)


def stream_into(s, data, count):
    size = len(data)
    buffer = memoryview(room_for(size))
    for _ in range(count):
        s.sendall(data)
        got = s.recv_into(buffer)
        while got < size:
            got += receive_more(s, buffer[got:])


def receive_more(s, buffer):
    got = s.recv_into(buffer)
    if got == 0:
        raise EOFError
    return got


def stream_new(s, data, count):
    size = len(data)
    for _ in range(count):
        s.sendall(data)
        got = len(s.recv(size))
        while got < size:
            more = len(s.recv(size - got))
            if more == 0:
                raise EOFError
            got += more


def datagrams_into(s, data, count):
    buffer = room_for(len(data))
    for _ in range(count):
        s.send(data)
        s.recv_into(buffer)


def datagrams_new(s, data, count):
    size = len(data)
    for _ in range(count):
        s.send(data)
        s.recv(size)


def pair_into(pair, data, count):
    left, right = pair
    buffer = room_for(len(data))
    for _ in range(count):
        left.send(data)
        right.recv_into(buffer)


def pair_new(pair, data, count):
    left, right = pair
    size = len(data)
    for _ in range(count):
        left.send(data)
        right.recv(size)


def tuples(opened, data, count):
    s, address = opened
    size = len(data)
    for _ in range(count):
        s.sendto(data, address)
        answer, sender = s.recvfrom(size)


def refusals(pair, data, count):
    s = pair[0]
    for _ in range(count):
        try:
            s.recv(64)
        except BlockingIOError:
            pass


def open_ready(what):
    talking, other = socket.socketpair()
    silent, rest = socket.socketpair()
    other.send(b"x")
    return what, talking, silent, (other, rest)


def ready_sockets(opened, size):
    what, talking, silent, _ = opened
    return [silent.dup() for _ in range(size - 1)] + [talking.dup()]


def find_ready(opened, data, count):
    """Of so many sockets the last one has something to read, and the highest number."""
    what = opened[0]
    sockets = opened_for[what, len(data)]
    if what == "select":
        for _ in range(count):
            select.select(sockets, [], [])
        return
    polling = polling_of[what, len(data)]
    for _ in range(count):
        polling.poll()


opened_for = {}
polling_of = {}


def prepare_ready(opened, size):
    what = opened[0]
    if (what, size) in opened_for:
        return
    opened_for[what, size] = ready_sockets(opened, size)
    if what == "select":
        return
    polling = polling_of[what, size] = select.poll() if what == "poll" else select.epoll()
    for s in opened_for[what, size]:
        polling.register(s, select.POLLIN)


def upload(s, data, count):
    for _ in range(count):
        s.sendall(data)
    s.shutdown(socket.SHUT_WR)
    s.recv(1)


def download_into(s, data, count):
    left = len(data) * count
    buffer = room_for(len(data))
    s.sendall(left.to_bytes(8, "little"))
    while left > 0:
        got = s.recv_into(buffer)
        if got == 0:
            raise EOFError
        left -= got


def download_new(s, data, count):
    size = len(data)
    left = size * count
    s.sendall(left.to_bytes(8, "little"))
    while left > 0:
        got = len(s.recv(size))
        if got == 0:
            raise EOFError
        left -= got


NEW = MODE == "new"


def prepare(kind, what):
    """The function to time, and its socket."""
    if kind in ("upload", "download"):
        s = connected(socket.AF_INET, socket.SOCK_STREAM, SINK if kind == "upload" else SOURCE)
        return (upload if kind == "upload" else download_new if NEW else download_into), s
    key = f"{kind}:{what}"
    if key not in opened:
        opener = {"roundtrip": open_echo, "pair": open_pair, "tuple": open_tuple, "ready": open_ready}
        opened[key] = opener.get(kind, open_refuse)(what)
    if kind == "roundtrip" and what == "udp":
        run = datagrams_new if NEW else datagrams_into
    elif kind == "roundtrip":
        run = stream_new if NEW else stream_into
    elif kind == "ready":
        run = find_ready
    elif kind == "pair":
        run = pair_new if NEW else pair_into
    else:
        run = tuples if kind == "tuple" else refusals
    return run, opened[key]


sys.stdout.write("ready\n")
sys.stdout.flush()
for line in sys.stdin:
    trial, count = line.split()
    kind, what, size = trial.split(":")
    run, target = prepare(kind, what)
    data = b"x" * int(size)
    if kind == "ready":
        prepare_ready(target, int(size))
    cpu = time.process_time_ns()
    wall = time.monotonic_ns()
    run(target, data, int(count))
    wall = time.monotonic_ns() - wall
    cpu = time.process_time_ns() - cpu
    if kind in ("upload", "download"):
        target.close()
    sys.stdout.write(f"{wall} {cpu}\n")  # in one piece, even when unbuffered
    sys.stdout.flush()
