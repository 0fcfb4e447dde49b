"""Arguments out of a program's JSON, and the normal form of results, as in values.mjs."""
import array
import hashlib
import re
import socket

LOCAL_HOST = re.compile(r'^(127\..*|::1|::|0\.0\.0\.0|::ffff:127\..*)$')
PORT_IN_TEXT = re.compile(r"(\('(?:127[^']*|0\.0\.0\.0|::[^']*)', )(\d{4,5})")
AUTOBOUND = re.compile(rb'^\0[0-9a-f]{5}$')
EPHEMERAL = 1024
LONG = 48
SO_TIMESTAMP = 29  # which Python does not have


class Labels:
    """What the kernel chooses is called by the order in which it is seen."""

    def __init__(self):
        self.seen = {}

    def of(self, kind, key):
        return self.seen.setdefault((kind, key), f'{kind}{len(self.seen) + 1}')


class Normal:
    """Results of one program."""

    def __init__(self):
        self.labels = Labels()

    def text(self, string):
        string = re.sub(r'fd=\d+', 'fd=N', string)
        string = re.sub(r'name=\d+', 'name=N', string)
        string = re.sub(r'<(_io|socket)\.(\w+) object at 0x[0-9a-f]+>', r'<\1.\2 object>', string)
        return PORT_IN_TEXT.sub(lambda m: m[1] + self.labels.of('port', int(m[2])), string)

    def bytes(self, data):
        data = bytes(data)
        if AUTOBOUND.match(data):
            return {'bytes': self.labels.of('name', data)}
        if len(data) <= LONG:
            return {'bytes': data.decode('latin-1')}
        return digest(data)

    def value(self, x):
        if x is None or isinstance(x, bool):
            return x
        if isinstance(x, int):
            return int(x)
        if isinstance(x, float):
            return int(x) if x.is_integer() else x
        if isinstance(x, str):
            return self.text(x) if len(x) <= LONG else digest(x.encode())
        if isinstance(x, (bytes, bytearray, memoryview)):
            return self.bytes(x)
        if isinstance(x, (tuple, list)):
            return self.sequence(x)
        return {'repr': self.text(repr(x))}

    def sequence(self, items):
        if is_rights(items):
            return [items[0], items[1], {'descriptors': len(ints_of(items[2]))}]
        if is_private(items):
            return [items[0], items[1], {'length': len(items[2])}]
        if is_local(items):
            port = self.labels.of('port', items[1])
            return [items[0], port, *(self.value(item) for item in items[2:])]
        return [self.value(item) for item in items]

    def error(self, error):
        outcome = {'raise': type(error).__name__, 'text': self.text(str(error))}
        if isinstance(error, OSError):
            outcome['errno'] = error.errno
        return outcome


def digest(data):
    md5 = hashlib.md5(data).hexdigest()
    return {'begins': data[:8].decode('latin-1'), 'length': len(data), 'md5': md5}


def is_local(items):
    if len(items) not in (2, 4) or not isinstance(items[0], str):
        return False
    return LOCAL_HOST.match(items[0]) and isinstance(items[1], int) and items[1] >= EPHEMERAL


def is_rights(items):
    """A control message that carries descriptors."""
    return (
        len(items) == 3
        and items[:2] == (socket.SOL_SOCKET, socket.SCM_RIGHTS)
        and isinstance(items[2], bytes)
    )


def is_private(items):
    """A control message with the time, or with what process it was."""
    kinds = (SO_TIMESTAMP, socket.SCM_CREDENTIALS)
    data = len(items) == 3 and isinstance(items[2], bytes)
    return data and items[0] == socket.SOL_SOCKET and items[1] in kinds


def ints_of(data):
    ints = array.array('i')
    ints.frombytes(data[:len(data) - len(data) % ints.itemsize])
    return ints.tolist()


class Missing(Exception):
    """The program speaks of an object that no step has made."""


def arguments(value, objects, rooms):
    """A value of the program as Python has it; buffers to receive into are added to rooms."""

    def convert(x):
        if isinstance(x, list):
            return tuple(map(convert, x))
        if not isinstance(x, dict):
            return x
        [(kind, content)] = x.items()
        return KINDS[kind](content)

    def find(name):
        if name not in objects:
            raise Missing(name)
        return objects[name]

    def number(name):
        found = find(name)
        return found if isinstance(found, int) else found.fileno()

    def room(size):
        rooms.append(bytearray(size))
        return rooms[-1]

    KINDS = {
        'bytes': lambda text: text.encode('latin-1'),
        'repeat': lambda pair: pair[0].encode('latin-1') * pair[1],
        'bits': lambda names: bits(names),
        'list': lambda items: list(map(convert, items)),
        'object': find,
        'number': number,
        'address': lambda name: find(name).getsockname(),
        'room': room,
        'ints': lambda items: array.array('i', map(convert, items)).tobytes(),
    }
    return convert(value)


def bits(names):
    total = 0
    for name in names:
        total |= getattr(socket, name)
    return int(total)
