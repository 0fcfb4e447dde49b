"""Runs jobs of jobs.ts in CPython, whose class, errno and text are the oracle; as bench.mjs does."""
import ctypes
import json
import os
import select
import shutil
import socket
import sys
import tempfile

faults = ctypes.CDLL(None)
faults.faults_feed.argtypes = [ctypes.c_int, ctypes.c_longlong]
faults.faults_join.restype = ctypes.c_longlong
PRIME = 251


def pattern(size, start=0):
    return bytes((start + i) % PRIME for i in range(size))


class Helpers:
    def __init__(self, scope):
        self.scope = scope
        self.place = None
        self.files = []

    def path(self, name):
        if self.place is None:
            self.place = tempfile.mkdtemp(prefix='faults-')
        return os.path.join(self.place, name)

    def file(self, size):
        with open(self.path('file'), 'wb') as new:
            new.write(pattern(size))
        self.files.append(open(self.path('file'), 'rb'))
        return self.files[-1]

    def close_passed(self, entries):
        numbers = []
        while entries:
            numbers += entries.pop()[1]
        for fd in numbers:
            os.close(fd)
        return numbers

    def close_all(self):
        for value in list(self.scope.values()):
            close_in(value)
        for one in self.files:
            one.close()
        for fd in self.scope['numbers']:
            os.close(fd)
        if self.place is not None:
            shutil.rmtree(self.place)

    def names(self):
        return {
            'got': [], 'codes': [], 'mine': [], 'passed': [], 'numbers': [],
            'B': lambda text: text.encode(),
            'address': lambda *parts: parts,
            'put': lambda entries, x: entries.append(x),
            'first': lambda entries: entries[0],
            'joined': lambda entries: b''.join(entries).decode('latin-1'),
            'total': lambda entries: sum(one if isinstance(one, int) else len(one) for one in entries),
            'pattern': pattern,
            'is_pattern': lambda entries: b''.join(entries) == pattern(len(b''.join(entries))),
            'select': select.select, 'poll': select.poll, 'POLLIN': select.POLLIN,
            'epoll': select.epoll, 'EPOLLIN': select.EPOLLIN, 'EPOLLOUT': select.EPOLLOUT,
            'read': os.read, 'write': os.write, 'pipe': os.pipe,
            'path': self.path, 'file': self.file,
            'wrap': lambda fd: socket.socket(fileno=fd),
            'server6': lambda: socket.create_server(('::1', 0), family=socket.AF_INET6),
            'drain': lambda sock: faults.faults_drain(sock.fileno()),
            'feed': lambda sock, size: faults.faults_feed(sock.fileno(), size),
            'moved': lambda end: faults.faults_join(end),
            'accounted': lambda amount, size: 0 <= amount <= size,
            'accounted_by': lambda amount, sent: amount == sent,
            'failed': lambda: 'raise' in self.scope['outcome'],
            'count_fds': lambda entries: sum(len(numbers) for _, numbers, *_ in entries),
            'truncated': lambda entries: int(any(flags & socket.MSG_CTRUNC for _, _, flags, _ in entries)),
            'close_passed': self.close_passed,
        }


def close_in(value):
    if isinstance(value, (list, tuple)):
        for one in value:
            close_in(one)
    elif isinstance(value, socket.socket):
        value.close()


def raised(error):
    outcome = {'raise': type(error).__name__, 'str': str(error)}
    if isinstance(error, OSError) and error.errno is not None:
        outcome['errno'] = error.errno
    return outcome


def fill(left):
    """Takes all descriptors but so many."""
    taken = []
    try:
        while left is not None:
            taken.append(os.open('/dev/null', os.O_RDONLY))
    except OSError:
        for _ in range(min(left, len(taken))):
            os.close(taken.pop())
    return taken


def run(job):
    scope = {name: getattr(socket, name) for name in dir(socket) if not name.startswith('_')}
    helpers = Helpers(scope)
    scope.update(helpers.names())
    scope['socket'] = socket
    result = {'id': job['id'], 'injected': 0, 'seen': {}, 'troubles': []}
    for text in job['setup']:
        exec(text, scope)
    fault = job['fault']
    fillers = fill(job['left'])
    code = compile(job['call'], 'call', 'exec')
    faults.faults_arm(fault['name'].encode(), fault['errno'], fault['first'], fault['times'],
                      int(fault['after']), 0)
    try:
        exec(code, scope)
        result['outcome'] = {'ok': True, 'codes': scope['codes']}
    except Exception as error:
        result['outcome'] = raised(error)
    for fd in fillers:
        os.close(fd)
    result['injected'] = faults.faults_disarm()
    for name in job['names']:
        count = faults.faults_seen(name.encode())
        if count > 0:
            result['seen'][name] = count
    scope['outcome'] = result['outcome']
    for text in job['then']:
        try:
            exec(text, scope)
        except Exception:
            pass
    helpers.close_passed(scope['passed'])
    helpers.close_all()
    return result


def emit(line):
    sys.stdout.write(json.dumps(line) + '\n')
    sys.stdout.flush()


for job in json.load(sys.stdin):
    emit({'begins': job['id']})
    emit(run(job))
