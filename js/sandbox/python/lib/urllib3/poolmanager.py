"""The way in: `PoolManager().request("POST", url, …)`."""

import json as _json
import uuid
from urllib.parse import urlencode, urlsplit

from _lambda import web

from .exceptions import LocationValueError
from .response import HTTPResponse

_IN_URL = {"DELETE", "GET", "HEAD", "OPTIONS"}


class PoolManager:
    """Makes requests to any host."""

    def __init__(self, num_pools=10, headers=None, **settings):
        self.headers = headers or {}

    def request(
        self,
        method,
        url,
        body=None,
        fields=None,
        headers=None,
        json=None,
        preload_content=True,
        redirect=True,
        retries=None,
        timeout=None,
        **settings,
    ):
        method = method.upper()
        if not urlsplit(url).netloc:
            raise LocationValueError("No host specified.")
        headers = dict(self.headers if headers is None else headers)
        if json is not None:
            if body is not None:
                raise TypeError("request got values for both 'body' and 'json' parameters which are mutually exclusive")
            body = _json.dumps(json, separators=(",", ":"), ensure_ascii=False).encode()
            if "content-type" not in map(str.lower, headers):
                headers["Content-Type"] = "application/json"
        if fields is not None:
            if method in _IN_URL:
                url += ("&" if "?" in url else "?") + urlencode(fields)
            else:
                if body is not None:
                    raise TypeError("request got values for both 'fields' and 'body', can only specify one.")
                body, kind = _form(fields, settings.get("encode_multipart", True))
                headers.setdefault("Content-Type", kind)
        if hasattr(body, "read"):
            body = body.read()
        status, answered, content = web.request(method, url, headers, body)
        return HTTPResponse(content, answered, status, "OK", url)

    def urlopen(self, method, url, redirect=True, **settings):
        return self.request(method, url, **settings)

    def clear(self):
        pass

    def __enter__(self):
        return self

    def __exit__(self, *problem):
        return False


class ProxyManager(PoolManager):
    def __init__(self, proxy_url, num_pools=10, headers=None, **settings):
        super().__init__(num_pools, headers)


def _form(fields, is_multipart):
    """The body for the fields of a form, and its type."""
    if not is_multipart:
        return urlencode(fields).encode(), "application/x-www-form-urlencoded"
    mark = uuid.uuid4().hex
    body = bytearray()
    for name, value in dict(fields).items():
        file = ""
        if isinstance(value, tuple):
            file, value = f'; filename="{value[0]}"', value[1]
        data = value if isinstance(value, bytes) else str(value).encode()
        body += f'--{mark}\r\nContent-Disposition: form-data; name="{name}"{file}\r\n\r\n'.encode() + data + b"\r\n"
    return bytes(body + f"--{mark}--\r\n".encode()), f"multipart/form-data; boundary={mark}"
