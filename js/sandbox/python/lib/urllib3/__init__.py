"""urllib3 as handlers meet it; boto3 brings it along. Requests are recorded by the page and answered by it."""

from . import exceptions, util
from .connectionpool import HTTPConnectionPool, HTTPSConnectionPool
from .poolmanager import PoolManager, ProxyManager
from .response import BaseHTTPResponse, HTTPHeaderDict, HTTPResponse
from .util import Retry, Timeout, make_headers

__version__ = "2.6.3"
__all__ = [
    "BaseHTTPResponse",
    "HTTPConnectionPool",
    "HTTPHeaderDict",
    "HTTPResponse",
    "HTTPSConnectionPool",
    "PoolManager",
    "ProxyManager",
    "Retry",
    "Timeout",
    "disable_warnings",
    "exceptions",
    "make_headers",
    "request",
    "util",
]


def request(method, url, **kwargs):
    return PoolManager().request(method, url, **kwargs)


def disable_warnings(category=None):
    pass
