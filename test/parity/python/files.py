"""The files of the dialect, the same as in ../javascript/files.mjs."""
import io


class Reader:
    """A file object with read() only, and what else is given."""

    def __init__(self, pieces, attributes):
        self.pieces = list(pieces)
        self.__dict__.update(attributes)

    def read(self, size):
        return self.pieces.pop(0) if self.pieces else b''


def data_file(name, data):
    with open(name, 'wb') as file:
        file.write(data)
    return open(name, 'rb')


FILES = {
    'data_file': data_file,
    'open_file': lambda name: open(name, 'rb'),
    'bytes_file': io.BytesIO,
    'text_file': io.StringIO,
    'reader': lambda pieces, attributes={}: Reader(pieces, attributes),
    'tell': lambda file: file.tell(),
    'skip': lambda file, size: len(file.read(size)),
    'rewind': lambda file: file.seek(0),
    'close_file': lambda file: file.close(),
}
