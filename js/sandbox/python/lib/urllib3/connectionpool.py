"""Requests to one host."""

from .poolmanager import PoolManager


class HTTPConnectionPool:
    scheme = "http"

    def __init__(self, host, port=None, headers=None, **settings):
        self.host, self.port = host, port
        self._origin = f"{self.scheme}://{host}" + (f":{port}" if port else "")
        self._manager = PoolManager(headers=headers)

    def request(self, method, url, **settings):
        return self._manager.request(method, self._origin + url, **settings)

    urlopen = request

    def close(self):
        pass


class HTTPSConnectionPool(HTTPConnectionPool):
    scheme = "https"
