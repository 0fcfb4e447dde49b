"""What CPython's codec 'idna' makes of labels. Reads a JSON list of groups, {"before", "after", "ranges"} or
{"labels"}; writes a list of digests, one for each group, or with the argument "answers" the answers.

An answer is the encoded label, or where it could not be encoded and why, after '! '.
"""
import encodings.idna
import hashlib
import json
import sys


def labels(group):
    if 'labels' in group:
        yield from group['labels']
        return
    for first, last, step in group['ranges']:
        for code in range(first, last + 1, step):
            yield group['before'] + chr(code) + group['after']


def answer(label):
    try:
        return label.encode('idna').decode('ascii')
    except UnicodeEncodeError as error:
        return '! ' + str(error).encode('ascii', 'backslashreplace').decode()


def digest(group):
    found = hashlib.sha256()
    for label in labels(group):
        found.update(answer(label).encode() + b'\n')
    return found.hexdigest()


groups = json.load(sys.stdin)
if 'answers' in sys.argv:
    json.dump([[answer(label) for label in labels(group)] for group in groups], sys.stdout)
else:
    json.dump([digest(group) for group in groups], sys.stdout)
