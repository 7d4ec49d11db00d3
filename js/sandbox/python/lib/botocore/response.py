"""The bodies of answers."""

import io

from .exceptions import IncompleteReadError


class StreamingBody(io.IOBase):
    """A body that can be read once, as a whole or in parts."""

    def __init__(self, raw_stream, content_length):
        self._raw_stream = raw_stream
        self._content_length = content_length
        self._amount_read = 0
        super().__init__()

    def readable(self):
        return True

    def read(self, amt=None):
        chunk = self._raw_stream.read(-1 if amt is None else amt)
        self._amount_read += len(chunk)
        return chunk

    def readinto(self, b):
        chunk = self.read(len(b))
        b[: len(chunk)] = chunk
        return len(chunk)

    def readline(self, size=-1):
        line = self._raw_stream.readline(-1 if size is None else size)
        self._amount_read += len(line)
        return line

    def readlines(self, hint=-1):
        return list(iter(self.readline, b""))

    def __iter__(self):
        return self.iter_chunks()

    def __next__(self):
        chunk = self.read(1024)
        if not chunk:
            raise StopIteration
        return chunk

    next = __next__

    def iter_chunks(self, chunk_size=1024):
        while chunk := self.read(chunk_size):
            yield chunk

    def iter_lines(self, chunk_size=1024, keepends=False):
        pending = b""
        for chunk in self.iter_chunks(chunk_size):
            lines = (pending + chunk).splitlines(True)
            for line in lines[:-1]:
                yield line.splitlines(keepends)[0]
            pending = lines[-1]
        if pending:
            yield pending.splitlines(keepends)[0]

    def _verify_content_length(self):
        if self._content_length is not None and self._amount_read != int(self._content_length):
            raise IncompleteReadError(actual_bytes=self._amount_read, expected_bytes=int(self._content_length))

    def tell(self):
        return self._amount_read

    def set_socket_timeout(self, timeout):
        pass

    def close(self):
        self._raw_stream.close()

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        self.close()


def body_of(data):
    """A body with these bytes."""
    return StreamingBody(io.BytesIO(data), len(data))
