"""Runs programs with Python's own socket module.

Reads {"steps": [...]} line by line, and writes the outcome of each step as soon as it is known, then
{"end": {...}}. run.mjs does the same with pysocket.
"""
import json
import os
import socket
import sys
import tempfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from program import Program, open_sockets  # noqa: E402
from threads import Caller  # noqa: E402

SO_TIMESTAMP = 29


def keep_stamping():
    """Linux begins to stamp packets some time after the first socket that asks for it, for all."""
    asking = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    if sys.platform == 'linux':
        asking.setsockopt(socket.SOL_SOCKET, SO_TIMESTAMP, 1)
    return asking


def say(message):
    sys.stdout.write(json.dumps(message) + '\n')
    sys.stdout.flush()


def run(steps, caller):
    """Whether the process can run another program."""
    before = open_sockets()
    program = Program(caller)
    for step in steps:
        outcome = program.step(step)
        say(outcome)
        if 'blocks' in outcome or 'pending' in outcome:
            break
    ended = program.end()
    program.close()
    for name in os.listdir('.'):
        os.unlink(name)
    say({'end': {'leaked': len(open_sockets() - before)}, 'usable': ended})
    return ended


def main():
    with tempfile.TemporaryDirectory(prefix='pysocket-fuzz-') as place:
        os.chdir(place)
        caller = Caller()
        asking = keep_stamping()
        say({'version': list(sys.version_info[:2])})
        for line in sys.stdin:
            if not run(json.loads(line)['steps'], caller):
                break
        asking.close()
        os.chdir('/')


main()
