"""The normal form of values and errors, the same as in ../javascript/outcome.mjs."""
import enum
import math
import re
import socket

EPHEMERAL = 1024
LOCAL_HOST = re.compile(r'^(127\..*|::1|::|0\.0\.0\.0|::ffff:127\..*)$')
PORT_IN_TEXT = re.compile(r"\(('(?:127[^']*|0\.0\.0\.0|::[^']*)'), (\d{4,5})")


def text(string):
    """Hides descriptor numbers, process numbers and the ports of local addresses."""
    string = re.sub(r'fd=\d+', 'fd=N', re.sub(r'pid\d+', 'pidN', string))
    string = re.sub(r'<(_io|socket)\.(\w+) object at 0x[0-9a-f]+>', r'<\1.\2 object>', string)
    string = re.sub(r'name=\d+', 'name=N', string)
    return PORT_IN_TEXT.sub(r'(\1, <port>', string)


def number(x):
    """JavaScript cannot tell 5.0 from 5."""
    if isinstance(x, float) and not math.isfinite(x):
        return {'float': repr(x)}
    if isinstance(x, float) and not x.is_integer():
        return {'float': x}
    return {'int': str(int(x))}


def value(x):
    if x is None:
        return {'none': True}
    if isinstance(x, bool):
        return {'bool': x}
    if isinstance(x, (int, float, enum.Enum)):
        return number(x)
    if isinstance(x, str):
        return {'str': text(x)}
    if isinstance(x, (bytes, bytearray, memoryview)):
        return {'bytes': text(bytes(x).decode('latin-1')).encode('latin-1').hex()}
    if isinstance(x, (tuple, list)):
        return {'seq': sequence(x)}
    if isinstance(x, socket.socket):
        return {'repr': text(repr(x))}
    if isinstance(x, BaseException):
        return raised(x)
    if isinstance(x, type):
        return {'class': x.__name__}
    return {'repr': text(repr(x))}


def sequence(items):
    """An address with a local host has its port hidden."""
    values = [value(item) for item in items]
    if len(items) >= 2 and isinstance(items[0], str) and LOCAL_HOST.match(items[0]):
        if isinstance(items[1], int) and items[1] >= EPHEMERAL:
            values[1] = {'str': '<port>'}
    return values


def raised(error):
    outcome = {
        'raise': type(error).__name__,
        'args': value(error.args)['seq'],
        'str': text(str(error)),
    }
    if isinstance(error, OSError):
        outcome['errno'] = value(error.errno)
        outcome['strerror'] = value(error.strerror)
    if isinstance(error, BaseExceptionGroup):
        outcome['exceptions'] = [raised(member) for member in error.exceptions]
    return outcome
