"""HTTP: requests of http.client, and so of urllib.request, end in the page's record, and are answered `200 ok`."""

import http.client
import io

from . import host


def repair():
    http.client.HTTPConnection.connect = _connect
    if hasattr(http.client, "HTTPSConnection"):
        http.client.HTTPSConnection.connect = _connect_safely


def request(method, url, headers, body):
    """Records a request, and returns the status, the headers and the body of the answer."""
    from botocore.client import line

    text = body.decode("utf-8", "replace") if isinstance(body, (bytes, bytearray)) else body
    host.ask("http", {"method": method, "url": url, "headers": dict(headers), "body": text or "", "line": line()})
    return 200, {"content-type": "text/plain", "content-length": "2"}, b"ok"


def _connect(self):
    self.sock = _Socket(f"http://{_host(self, 80)}")


def _connect_safely(self):
    self.sock = _Socket(f"https://{_host(self, 443)}")


def _host(connection, usual):
    return connection.host if connection.port in (None, usual) else f"{connection.host}:{connection.port}"


class _Socket:
    """Takes the bytes of a request; what is read from it is the answer."""

    def __init__(self, origin):
        self._origin = origin
        self._sent = bytearray()

    def sendall(self, data):
        self._sent += data

    def makefile(self, mode, *arguments, **named):
        head, _, body = bytes(self._sent).partition(b"\r\n\r\n")
        self._sent.clear()
        first, *lines = head.decode("iso-8859-1").split("\r\n")
        method, target = first.split(" ")[:2]
        headers = dict(line.split(": ", 1) for line in lines if ": " in line)
        url = target if target.startswith("http") else self._origin + target
        status, answered, content = request(method, url, headers, body)
        named = "".join(f"{name}: {value}\r\n" for name, value in answered.items())
        return io.BytesIO(f"HTTP/1.1 {status} OK\r\n{named}\r\n".encode() + content)

    def settimeout(self, timeout):
        pass

    def setsockopt(self, *arguments):
        pass

    def close(self):
        pass
