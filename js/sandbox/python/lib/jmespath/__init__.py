"""JMESPath, as boto3 brings it along; paginators use it, and handlers may."""

from . import exceptions
from .parser import parse

__all__ = ["compile", "exceptions", "search"]

_compiled = {}


class ParsedResult:
    def __init__(self, expression):
        self.expression = expression
        self._evaluate = parse(expression)

    def search(self, value, options=None):
        return self._evaluate(value)


def compile(expression):
    if expression not in _compiled:
        _compiled[expression] = ParsedResult(expression)
    return _compiled[expression]


def search(expression, data, options=None):
    return compile(expression).search(data)
