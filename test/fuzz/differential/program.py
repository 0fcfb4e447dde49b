"""One program: its objects, its steps, its end. program.mjs does the same."""
import os
import socket
import time

from threads import Caller
from values import Missing, Normal, arguments, ints_of, is_rights

# A call that has not ended by then, and sleeps, waits for ever: timeouts of programs are shorter.
PATIENCE = 0.4
CHUNK = 4096
MANY = 10_000
ENDS = ('close', 'detach')
PASSING = ('recv_fds', 'send_fds')


class Program:
    def __init__(self, caller):
        self.caller = caller
        self.objects = {}
        self.opened = []
        self.mode = None  # of the call that is made, when another object has set it
        self.owners = {}  # the sockets of files
        self.descriptors = set()
        self.pending = {}
        self.normal = Normal()

    def step(self, step):
        """The outcome; None when the step waits for ever, which ends the program."""
        if 'join' in step:
            return self.join(step['join'])
        action = self.composite(step) or (lambda: self.call(step))
        if 'start' in step:
            caller = self.pending[step['start']] = Caller()
            caller.number = self.number_in(step)
            caller.begin(action)
            self.settle()
            return {'started': True}
        self.mode = None
        self.caller.begin(action)
        if not self.caller.finish(PATIENCE):
            return {'blocks': True} | ({'mode': self.mode} if self.mode else {})
        self.settle()
        return self.caller.outcome()

    def settle(self):
        for caller in self.pending.values():
            caller.settle()

    def join(self, name):
        caller = self.pending.get(name)
        if caller is None:
            return {'skipped': True}
        if not caller.finish(PATIENCE):
            return {'pending': True}
        del self.pending[name]
        caller.end()
        return caller.outcome()

    def call(self, step):
        """What makes an outcome of the call's end, as late as the program asks for it."""
        owner, method = step['call'].split('.')
        rooms = []
        try:
            target = socket if owner == 'socket' else self.objects[owner]
            args = [arguments(x, self.objects, rooms) for x in step.get('args', [])]
            keywords = {
                key: arguments(x, self.objects, rooms)
                for key, x in step.get('keywords', {}).items()
            }
        except (KeyError, Missing):
            return lambda: {'skipped': True}
        except Exception as error:  # Of getsockname() of an argument.
            outcome = self.normal.error(error)
            return lambda: outcome
        if method in ENDS and self.waits_on(number_of(args[0] if owner == 'socket' else target)):
            return lambda: {'unsound': 'a call waits on what is closed'}
        # Module functions have the socket as an argument.
        sock = self.owners.get(owner, args[0] if method in PASSING and args else target)
        limit = sock.gettimeout() if isinstance(sock, socket.socket) else None
        self.mode = mode = mode_of(sock, limit)
        result, error = attempt(lambda: getattr(target, method)(*args, **keywords))

        def finish():
            if error is not None:
                outcome = self.normal.error(error)
            else:
                outcome = {'value': self.keep(method, result, list(step.get('as', [])))}
            if rooms:
                outcome['rooms'] = [self.normal.bytes(room) for room in rooms]
            if method == 'makefile' and error is None:
                self.owners.update((name, target) for name in step.get('as', []))
            if mode is not None:
                outcome['mode'] = mode
            return outcome | {'limit': self.normal.value(limit)}

        return finish

    def number_in(self, step):
        return number_of(self.objects.get(step.get('call', '').split('.')[0]))

    def waits_on(self, number):
        waiting = (caller for caller in self.pending.values() if not caller.done.is_set())
        return number >= 0 and any(caller.number == number for caller in waiting)

    def keep(self, method, result, names):
        """Gives what was made its names, and remembers it for the end."""

        def name(x):
            if names:
                self.objects[names.pop(0)] = x

        def visit(x):
            if isinstance(x, (tuple, list)):
                if is_rights(x):
                    for fd in ints_of(x[2]):
                        keep_descriptor(fd)
                else:
                    for item in x:
                        visit(item)
            elif hasattr(x, 'fileno') and hasattr(x, 'close'):
                self.opened.append(x)
                name(x)

        def keep_descriptor(fd):
            if fd >= 0:
                self.descriptors.add(fd)
                name(fd)

        if method == 'detach':
            keep_descriptor(result)
            return 'descriptor' if result >= 0 else result
        if method == 'fileno':
            return 'descriptor' if result >= 0 else result
        if method == 'recv_fds':
            data, descriptors, *rest = result
            for fd in descriptors:
                keep_descriptor(fd)
            return self.normal.value([data, len(descriptors), *rest])
        visit(result)
        return self.normal.value(result)

    def composite(self, step):
        for kind, body in (('fill', self.fill), ('drain', self.drain)):
            if kind in step:
                return lambda: self.guarded(body, step[kind])
        return None

    def guarded(self, body, name):
        if name not in self.objects:
            return lambda: {'skipped': True}
        result, error = attempt(lambda: body(self.objects[name]))
        return lambda: {'value': result} if error is None else self.normal.error(error)

    def fill(self, sock):
        """Sends until there is no room; how much that is, is the kernel's affair."""
        if sock.gettimeout():
            return 'skipped'  # Poll says that a socket is full when it is not.
        for _ in range(MANY):
            try:
                sock.send(b'x' * CHUNK, socket.MSG_DONTWAIT)
            except (BlockingIOError, TimeoutError):
                return 'full'
        return 'never full'

    def drain(self, sock):
        """Receives until there is nothing, also of calls that wait to send."""
        empty = 0
        for _ in range(MANY):
            try:
                data = sock.recv(CHUNK * 16, socket.MSG_DONTWAIT)
            except (BlockingIOError, TimeoutError):
                empty += 1
                if empty == 2:
                    return 'empty'
                self.settle()
                continue
            if data == b'':
                return 'end'
            empty = 0
        return 'never empty'

    def end(self):
        """Ends the calls that still wait. False: one of them cannot be ended."""
        callers = [*self.pending.values(), self.caller]
        if any(not caller.done.is_set() for caller in callers):
            for sock in self.opened:
                quietly(lambda: sock.shutdown(socket.SHUT_RDWR))
        deadline = time.monotonic() + 1
        for caller in self.pending.values():
            caller.end()
        return all(caller.done.wait(max(0, deadline - time.monotonic())) for caller in callers)

    def close(self):
        """Closes everything. The numbers of sockets that are open all the same, but not before."""
        for sock in self.opened:
            quietly(lambda: sock.settimeout(0))
        for thing in reversed(self.opened):
            quietly(thing.close)
            # A flush that failed has closed nothing.
            quietly(thing.close)
        for fd in self.descriptors & open_sockets():
            os.close(fd)


def mode_of(sock, limit):
    """The descriptor's mode when it is not the object's: another object has set it."""
    try:
        blocking = os.get_blocking(sock.fileno())
    except (OSError, AttributeError, ValueError):
        return None
    if blocking == (limit is None):
        return None
    return 'blocking' if blocking else 'non-blocking'


def number_of(thing):
    try:
        return thing if isinstance(thing, int) else thing.fileno()
    except Exception:
        return -1


def open_sockets():
    numbers = set()
    for name in os.listdir('/proc/self/fd'):
        try:
            if os.readlink(f'/proc/self/fd/{name}').startswith('socket:'):
                numbers.add(int(name))
        except OSError:
            pass  # That of the list itself.
    return numbers


def attempt(action):
    """The result and the error."""
    try:
        return action(), None
    except Exception as error:
        return None, error


def quietly(action):
    try:
        action()
    except Exception:
        pass
