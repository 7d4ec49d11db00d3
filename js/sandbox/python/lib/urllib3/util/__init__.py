"""Settings of requests, and helpers."""

import base64

from .retry import Retry
from .timeout import Timeout

__all__ = ["Retry", "Timeout", "make_headers", "parse_url"]


def make_headers(
    keep_alive=None, accept_encoding=None, user_agent=None, basic_auth=None, proxy_basic_auth=None, disable_cache=None
):
    """Returns headers for what is often wanted."""
    headers = {}
    if accept_encoding:
        headers["accept-encoding"] = accept_encoding if isinstance(accept_encoding, str) else "gzip,deflate"
    if user_agent:
        headers["user-agent"] = user_agent
    if keep_alive:
        headers["connection"] = "keep-alive"
    if basic_auth:
        headers["authorization"] = "Basic " + base64.b64encode(basic_auth.encode("latin-1")).decode()
    if proxy_basic_auth:
        headers["proxy-authorization"] = "Basic " + base64.b64encode(proxy_basic_auth.encode("latin-1")).decode()
    if disable_cache:
        headers["cache-control"] = "no-cache"
    return headers


def parse_url(url):
    from urllib.parse import urlsplit

    return urlsplit(url)
