"""Runs scenarios against Python's own socket module.

Reads JSON {"scenarios": [{"name", "setup": [text], "lines": [text]}]} on stdin and writes one JSON
object per line as soon as it is known: {"scenario", "index", "outcome"}, index -1 being the setup.
"""
import errno
import json
import os
import select
import selectors
import socket
import sys
import tempfile
import time

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from helpers import HELPERS  # noqa: E402
from outcome import raised, value  # noqa: E402
from statements import run_line  # noqa: E402


def fresh_scope():
    """Every public name of the module, bare, then the helpers, which win."""
    scope = {name: getattr(socket, name) for name in dir(socket) if not name.startswith('_')}
    scope.update(HELPERS)
    scope['socket'] = socket
    scope['errno'] = errno
    scope['select'] = select
    scope['selectors'] = selectors
    scope['time'] = time
    return scope


def run(scenario):
    """Runs one scenario in its own directory, with its own names."""
    scope = fresh_scope()
    socket.setdefaulttimeout(None)
    with tempfile.TemporaryDirectory(prefix='parity-') as place:
        os.chdir(place)
        try:
            run_parts(scenario, scope)
        finally:
            socket.setdefaulttimeout(None)
            os.chdir('/')


def run_parts(scenario, scope):
    """The setup as a whole, then every line, whatever the lines before it did."""
    name = scenario['name']
    try:
        for text in scenario['setup']:
            exec(text, scope)
    except BaseException as error:
        report(name, -1, raised(error))
        return
    report(name, -1, {'ok': True})
    for index, text in enumerate(scenario['lines']):
        try:
            outcome = value(run_line(text, scope))
        except BaseException as error:
            outcome = raised(error)
        report(name, index, outcome)


def report(name, index, outcome):
    """One JSON object on its own line."""
    sys.stdout.write(json.dumps({'scenario': name, 'index': index, 'outcome': outcome}) + '\n')
    sys.stdout.flush()


def main():
    report('', -1, {'version': '.'.join(map(str, sys.version_info[:3]))})
    for scenario in json.load(sys.stdin)['scenarios']:
        run(scenario)


main()
