"""Runs a program on a pseudo-terminal: types at it, resizes it, and prints what it has shown.

Arguments: a JSON list of steps, then the program. A step is ["wait", text], ["type", text],
["resize"] or ["blocked"] (until the program sleeps in a call on a socket).
"""

import fcntl, json, os, pty, select, signal, struct, sys, termios, time

WAITING = {7, 271, 40, 43, 288, 42, 44, 45, 46, 47}
steps = json.loads(sys.argv[1])
pid, terminal = pty.fork()
if pid == 0:
    os.execvp(sys.argv[2], sys.argv[2:])
shown = b""
deadline = time.monotonic() + 20


def read(seconds):
    global shown
    if not select.select([terminal], [], [], seconds)[0]:
        return True
    try:
        data = os.read(terminal, 65536)
    except OSError:
        data = b""
    shown += data
    return data != b""


def blocked():
    try:
        with open(f"/proc/{pid}/syscall") as f:
            return f.read().split(" ")[0] in map(str, WAITING)
    except OSError:
        return True


at = 0
for step in steps:
    if step[0] == "wait":
        while time.monotonic() < deadline:
            found = shown.find(step[1].encode(), at)
            if found >= 0:
                at = found + len(step[1])
                break
            if not read(0.1):
                break
    elif step[0] == "blocked":
        while time.monotonic() < deadline and not blocked():
            read(0.01)
    elif step[0] == "type":
        os.write(terminal, step[1].encode())
    elif step[0] == "resize":
        fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 30, 70, 0, 0))
        os.kill(pid, signal.SIGWINCH)
while time.monotonic() < deadline and read(0.2):
    pass
if time.monotonic() >= deadline:
    os.kill(pid, signal.SIGKILL)
    shown += b"KILLED\n"
os.waitpid(pid, 0)
sys.stdout.buffer.write(shown)
