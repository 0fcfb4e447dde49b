"""Calls on threads of their own, and whether such a thread sleeps in the kernel."""
import os
import queue
import threading
import time

# The calls in which sockets wait: read, select, poll, ppoll, connect, accept, accept4, recvfrom, sendto,
# recvmsg, sendmsg, sendfile, as far as a machine has them. In others a thread is on its way.
WAITS = {
    'x86_64': '0 23 7 271 42 43 288 45 44 47 46 40'.split(),
    'aarch64': '63 73 203 202 242 207 206 212 211 71'.split(),
}[os.uname().machine]
BLINK = 0.0005


class Caller(threading.Thread):
    """A thread that makes one call after the other."""

    def __init__(self):
        super().__init__(daemon=True)
        self.calls = queue.SimpleQueue()
        self.done = threading.Event()
        self.outcome = None
        self.number = -1
        self.start()

    def run(self):
        while (call := self.calls.get()) is not None:
            self.outcome = call()
            self.done.set()

    def begin(self, call):
        self.done.clear()
        self.calls.put(call)

    def end(self):
        self.calls.put(None)

    def asleep(self):
        """In a system call, twice in a row."""
        if not sleeps(self.native_id):
            return False
        time.sleep(BLINK)
        return sleeps(self.native_id)

    def settle(self):
        """Until the call has ended or sleeps; not for ever, since some calls spin."""
        deadline = time.monotonic() + 0.2
        while not self.done.is_set() and not self.asleep() and time.monotonic() < deadline:
            time.sleep(BLINK)

    def finish(self, patience):
        """Whether the call ends within so many seconds; one that does not sleep has longer."""
        if self.done.wait(patience):
            return True
        while not self.done.is_set():
            if self.asleep() and self.asleep():
                return self.done.is_set()
            time.sleep(BLINK)
        return True


def sleeps(thread):
    with open(f'/proc/self/task/{thread}/syscall', encoding='ascii') as file:
        call = file.read().split()[0]
    return call in WAITS
