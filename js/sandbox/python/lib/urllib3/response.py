"""Answers to requests."""

import io
import json as _json


class HTTPHeaderDict(dict):
    """Headers, whose names may be in any case."""

    def __init__(self, headers=None):
        super().__init__({name.lower(): value for name, value in dict(headers or {}).items()})

    def __getitem__(self, name):
        return super().__getitem__(name.lower())

    def __contains__(self, name):
        return super().__contains__(name.lower())

    def get(self, name, default=None):
        return super().get(name.lower(), default)


class BaseHTTPResponse(io.IOBase):
    """The base of answers."""


class HTTPResponse(BaseHTTPResponse):
    def __init__(self, body=b"", headers=None, status=0, reason=None, url=None):
        self.status, self.reason = status, reason
        self.headers = HTTPHeaderDict(headers)
        self.url = url
        self.data = body
        self._rest = io.BytesIO(body)

    def json(self):
        return _json.loads(self.data.decode("utf-8"))

    def readable(self):
        return True

    def read(self, amt=None, decode_content=None, cache_content=False):
        return self._rest.read(-1 if amt is None else amt)

    def stream(self, amt=65536, decode_content=None):
        while chunk := self.read(amt):
            yield chunk

    def geturl(self):
        return self.url

    def getheader(self, name, default=None):
        return self.headers.get(name, default)

    def release_conn(self):
        pass
