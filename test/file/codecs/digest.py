"""What CPython's codecs make of every short sequence of bytes and of every character: one digest per
encoding. Reads names, one a line; writes JSON {name: {read, written}}.

A sequence is followed by an ASCII letter, so that it shows how many bytes an error takes; the
decoder is not told that it is the last one.
"""
import codecs
import hashlib
import json
import sys

UNDEFINED = '\ufffd'


def sequences(name):
    for first in range(256):
        yield bytes([first])
    for first in range(0x80, 256):
        for second in range(256):
            yield bytes([first, second])
    if name == 'euc_jp':
        for second in range(0xa1, 0xff):
            for third in range(0xa1, 0xff):
                yield bytes([0x8f, second, third])
    if name == 'gb18030':
        for first in (0x81, 0x82, 0x83, 0x84, 0x90, 0xe3):
            for second in range(0x30, 0x3a):
                for third in range(0x81, 0xff):
                    for fourth in range(0x30, 0x3a):
                        yield bytes([first, second, third, fourth])


def digest_read(name):
    digest = hashlib.sha256()
    for sequence in sequences(name):
        decoder = codecs.getincrementaldecoder(name)('replace')
        digest.update(decoder.decode(sequence + b'A').encode('utf-8', 'surrogatepass') + b'\n')
    return digest.hexdigest()


def digest_written(name):
    digest = hashlib.sha256()
    for code in [*range(0xd800), *range(0xe000, 0x20000), 0x20089, 0x2a6d6, 0x10ffff]:
        encoder = codecs.getincrementalencoder(name)('replace')
        digest.update(encoder.encode(chr(code)) + b'\n')
    return digest.hexdigest()


names = sys.stdin.read().split()
json.dump({name: {'read': digest_read(name), 'written': digest_written(name)} for name in names}, sys.stdout, indent=1)
