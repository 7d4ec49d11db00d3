"""From the text of an expression to a function of a value."""

import json
import re

from .exceptions import ParseError, UnknownFunctionError
from .functions import FUNCTIONS, call

_TOKEN = re.compile(
    r"""\s*(?:(?P<name>[A-Za-z_]\w*)|(?P<quoted>"(?:[^"\\]|\\.)*")|(?P<raw>'(?:[^'\\]|\\.)*')|(?P<literal>`(?:[^`\\]|\\.)*`)
    |(?P<number>-?\d+)|(?P<sign>\[\?|\[\]|&&|\|\||==|!=|<=|>=|[.*\[\]{}(),:@&|!<>]))""",
    re.VERBOSE,
)
# How strongly a sign holds together what stands around it.
_POWER = {
    "|": 1,
    "||": 2,
    "&&": 3,
    "==": 5,
    "!=": 5,
    "<": 5,
    "<=": 5,
    ">": 5,
    ">=": 5,
    "[]": 9,
    "*": 20,
    "[?": 21,
    ".": 40,
    "[": 55,
    "(": 60,
}
_COMPARE = {
    "==": lambda a, b: _same(a, b),
    "!=": lambda a, b: not _same(a, b),
    "<": lambda a, b: a < b,
    "<=": lambda a, b: a <= b,
    ">": lambda a, b: a > b,
    ">=": lambda a, b: a >= b,
}


def _same(a, b):
    return a == b and isinstance(a, bool) == isinstance(b, bool)


def _is_true(value):
    return not (value is None or value is False or (isinstance(value, (str, list, dict)) and not value))


def parse(expression):
    """Returns a function that finds in a value what the expression asks for."""
    parser = _Parser(expression)
    found = parser.expression(0)
    if parser.kind != "end":
        raise parser.problem()
    return found


class _Parser:
    def __init__(self, expression):
        self._text = expression
        self._position = 0
        self._next()

    def problem(self):
        return ParseError(
            f'Invalid jmespath expression: Parse error at column {self._start}, token "{self.value}", for expression:\n"{self._text}"'
        )

    def _next(self):
        self._start = self._position
        match = _TOKEN.match(self._text, self._position)
        if match is None:
            rest = self._text[self._position :].strip()
            self.kind, self.value = "end", rest
            if rest:
                raise self.problem()
            return
        self._position = match.end()
        self.kind, self.value = match.lastgroup, match.group(match.lastgroup)

    def _at(self, *signs):
        return self.kind == "sign" and self.value in signs

    def _take(self, sign):
        if not self._at(sign):
            raise self.problem()
        self._next()

    def expression(self, power):
        left = self._first()
        while self.kind == "sign" and power < _POWER.get(self.value, 0):
            left = self._further(left)
        return left

    def _first(self):
        kind, value = self.kind, self.value
        self._next()
        if kind == "name" and self._at("("):
            return self._function(value)
        if kind in ("name", "quoted"):
            key = value if kind == "name" else json.loads(value)
            return lambda node: node.get(key) if isinstance(node, dict) else None
        if kind == "raw":
            text = value[1:-1].replace("\\'", "'")
            return lambda node: text
        if kind == "literal":
            literal = _literal(value[1:-1].replace("\\`", "`"))
            return lambda node: literal
        if kind == "sign":
            if value == "@":
                return lambda node: node
            if value == "!":
                of = self.expression(45)
                return lambda node: not _is_true(of(node))
            if value == "(":
                inner = self.expression(0)
                self._take(")")
                return inner
            if value == "&":
                of = self.expression(0)
                return lambda node: of
            if value == "{":
                return self._hash()
            if value == "[":
                return self._bracket(lambda node: node) if self.kind == "number" or self._at("*", ":") else self._list()
            if value == "*":
                return self._projection(lambda node: list(node.values()) if isinstance(node, dict) else None, 20)
            if value == "[]":
                return self._flatten(lambda node: node)
            if value == "[?":
                return self._filter(lambda node: node)
        raise self.problem()

    def _further(self, left):
        sign = self.value
        self._next()
        if sign == ".":
            if self._at("*"):
                self._next()
                return self._projection(lambda node: _values(left(node)), 20)
            right = self._after_dot(40)
            return lambda node: None if (found := left(node)) is None else right(found)
        if sign == "|":
            right = self.expression(1)
            return lambda node: right(left(node))
        if sign == "||":
            right = self.expression(2)
            return lambda node: found if _is_true(found := left(node)) else right(node)
        if sign == "&&":
            right = self.expression(3)
            return lambda node: right(node) if _is_true(found := left(node)) else found
        if sign in _COMPARE:
            right, compare = self.expression(5), _COMPARE[sign]
            return lambda node: _compared(compare, sign, left(node), right(node))
        if sign == "[]":
            return self._flatten(left)
        if sign == "[?":
            return self._filter(left)
        if sign == "[":
            return self._bracket(left)
        raise self.problem()

    def _after_dot(self, power):
        if self._at("["):
            self._next()
            return self._list()
        if self._at("{"):
            self._next()
            return self._hash()
        return self.expression(power)

    def _function(self, name):
        if name not in FUNCTIONS:
            raise UnknownFunctionError(f"Unknown function: {name}()")
        self._next()
        arguments = []
        while not self._at(")"):
            arguments.append(self.expression(0))
            if not self._at(")"):
                self._take(",")
        self._next()
        return lambda node: call(name, [argument(node) for argument in arguments])

    def _list(self):
        parts = [self.expression(0)]
        while self._at(","):
            self._next()
            parts.append(self.expression(0))
        self._take("]")
        return lambda node: None if node is None else [part(node) for part in parts]

    def _hash(self):
        parts = {}
        while True:
            if self.kind not in ("name", "quoted"):
                raise self.problem()
            key = self.value if self.kind == "name" else json.loads(self.value)
            self._next()
            self._take(":")
            parts[key] = self.expression(0)
            if not self._at(","):
                break
            self._next()
        self._take("}")
        return lambda node: None if node is None else {key: part(node) for key, part in parts.items()}

    def _bracket(self, left):
        if self._at("*"):
            self._next()
            self._take("]")
            return self._projection(lambda node: found if isinstance(found := left(node), list) else None, 20)
        parts, colons = [None], 0
        while not self._at("]"):
            if self._at(":"):
                parts.append(None)
                colons += 1
            elif self.kind == "number":
                parts[-1] = int(self.value)
            else:
                raise self.problem()
            self._next()
        self._next()
        if colons:
            return self._projection(
                lambda node: found[slice(*parts)] if isinstance(found := left(node), list) else None, 20
            )
        index = parts[0]
        return lambda node: (
            found[index] if isinstance(found := left(node), list) and -len(found) <= index < len(found) else None
        )

    def _flatten(self, left):
        def flat(node):
            found = left(node)
            if not isinstance(found, list):
                return None
            return [item for part in found for item in (part if isinstance(part, list) else [part])]

        return self._projection(flat, 9)

    def _filter(self, left):
        condition = self.expression(0)
        self._take("]")

        def kept(node):
            found = left(node)
            return [item for item in found if _is_true(condition(item))] if isinstance(found, list) else None

        return self._projection(kept, 21)

    def _projection(self, items, power):
        """What stands behind is asked of each item."""
        if self._at("."):
            self._next()
            if self._at("*"):
                right = self.expression(power)
            else:
                right = self._after_dot(power)
        elif self._at("[", "[?"):
            right = self.expression(power)
        else:
            return items

        def each(node):
            found = items(node)
            if found is None:
                return None
            return [value for item in found if (value := right(item)) is not None]

        return each


def _values(node):
    return list(node.values()) if isinstance(node, dict) else None


def _compared(compare, sign, a, b):
    if sign in ("==", "!="):
        return compare(a, b)
    numbers = all(isinstance(value, (int, float)) and not isinstance(value, bool) for value in (a, b))
    texts = isinstance(a, str) and isinstance(b, str)
    return compare(a, b) if numbers or texts else None


def _literal(text):
    try:
        return json.loads(text)
    except ValueError:
        return text.lstrip()
