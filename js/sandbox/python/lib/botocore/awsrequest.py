"""Requests that handlers make and sign by themselves."""

import urllib.parse


class AWSRequest:
    def __init__(
        self, method=None, url=None, headers=None, data=None, params=None, auth_path=None, stream_output=False
    ):
        self.method = method
        self.url = url
        self.headers = dict(headers or {})
        self.data = data
        self.params = params or {}
        self.context = {}

    @property
    def body(self):
        return self.data.encode() if isinstance(self.data, str) else self.data

    def prepare(self):
        query = urllib.parse.urlencode(self.params)
        url = self.url + (("&" if "?" in self.url else "?") + query if query else "")
        return AWSPreparedRequest(self.method, url, dict(self.headers), self.body, False)


class AWSPreparedRequest:
    def __init__(self, method, url, headers, body, stream_output):
        self.method, self.url, self.headers, self.body = method, url, headers, body
