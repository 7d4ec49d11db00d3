"""The built-in functions of JMESPath."""

import json
import math

from .exceptions import JMESPathTypeError


def type_name(value):
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "boolean"
    if isinstance(value, (int, float)):
        return "number"
    if isinstance(value, str):
        return "string"
    return "array" if isinstance(value, list) else "object"


def _to_number(value):
    if type_name(value) == "number":
        return value
    try:
        return int(value) if isinstance(value, str) and value.lstrip("-").isdigit() else float(value)
    except (TypeError, ValueError):
        return None


def _extreme(choose):
    return lambda values: choose(values) if values else None


def _extreme_by(choose):
    return lambda values, key: choose(values, key=key) if values else None


FUNCTIONS = {
    "abs": abs,
    "avg": lambda values: sum(values) / len(values) if values else None,
    "ceil": math.ceil,
    "contains": lambda subject, search: search in subject,
    "ends_with": lambda subject, suffix: subject.endswith(suffix),
    "floor": math.floor,
    "join": lambda glue, values: glue.join(values),
    "keys": lambda value: list(value),
    "length": len,
    "map": lambda key, values: [key(value) for value in values],
    "max": _extreme(max),
    "max_by": _extreme_by(max),
    "merge": lambda *values: {key: part for value in values for key, part in value.items()},
    "min": _extreme(min),
    "min_by": _extreme_by(min),
    "not_null": lambda *values: next((value for value in values if value is not None), None),
    "reverse": lambda value: value[::-1],
    "sort": sorted,
    "sort_by": lambda values, key: sorted(values, key=key),
    "starts_with": lambda subject, prefix: subject.startswith(prefix),
    "sum": sum,
    "to_array": lambda value: value if isinstance(value, list) else [value],
    "to_number": _to_number,
    "to_string": lambda value: (
        value if isinstance(value, str) else json.dumps(value, separators=(",", ":"), default=str)
    ),
    "type": type_name,
    "values": lambda value: list(value.values()),
}


def call(name, arguments):
    try:
        return FUNCTIONS[name](*arguments)
    except (TypeError, AttributeError) as problem:
        raise JMESPathTypeError(f"In function {name}(), invalid type for value: {problem}") from None
