"""Python's values as JSON, and JSON as Python's values: times, bytes and bodies, which JSON does not have."""

import base64
import datetime
import decimal
import math
import re

from dateutil.tz import tzutc

from .exceptions import ParamValidationError
from .response import body_of


def to_json(value, path=""):
    """A parameter as JSON. Raises ParamValidationError for what no parameter can be."""
    if value is None or isinstance(value, (str, bool, int)):
        return value
    if isinstance(value, (float, decimal.Decimal)) and not math.isfinite(value):
        # What JSON has no number for; botocore sends these words.
        return {"$float": "NaN" if math.isnan(value) else "Infinity" if value > 0 else "-Infinity"}
    if isinstance(value, float):
        return value
    if isinstance(value, dict):
        return {str(key): to_json(part, f"{path}.{key}" if path else str(key)) for key, part in value.items()}
    if isinstance(value, (list, tuple)):
        return [to_json(part, f"{path}[{index}]") for index, part in enumerate(value)]
    if isinstance(value, (bytes, bytearray)):
        return {"$bytes": base64.b64encode(value).decode()}
    if isinstance(value, datetime.datetime):
        return {"$date": _iso(value)}
    if isinstance(value, datetime.date):
        return {"$date": _iso(datetime.datetime(value.year, value.month, value.day))}
    if isinstance(value, decimal.Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if hasattr(value, "read"):
        data = value.read()
        return {"$bytes": base64.b64encode(data.encode() if isinstance(data, str) else data).decode()}
    valid = "<class 'list'>, <class 'tuple'>" if isinstance(value, (set, frozenset)) else "<class 'str'>"
    raise ParamValidationError(
        report=f"Invalid type for parameter {path}, value: {value}, type: {type(value)}, valid types: {valid}"
    )


def _iso(value):
    if value.tzinfo is not None:
        value = value.astimezone(datetime.timezone.utc)
    return value.strftime("%Y-%m-%dT%H:%M:%S") + f".{value.microsecond // 1000:03d}Z"


def from_json(value):
    """A member of an answer as boto3 gives it."""
    if isinstance(value, list):
        return [from_json(part) for part in value]
    if not isinstance(value, dict):
        return value
    if len(value) == 1:
        ((name, content),) = value.items()
        if name == "$date":
            return datetime.datetime.fromisoformat(content).replace(tzinfo=tzutc())
        if name == "$bytes":
            return base64.b64decode(content)
        if name == "$stream":
            return body_of(base64.b64decode(content))
    return {key: from_json(part) for key, part in value.items()}


def told(message, parameters):
    """Returns a message on a parameter in boto3's words. JSON has carried the value, and lost what is a float or a
    tuple; so a value of a wrong type is shown as Python has it."""
    value = parameters
    if message["kind"] != "type":
        return message["text"]
    try:
        for key, index in re.findall(r"([^.\[\]]+)|\[(\d+)\]", message["path"]):
            value = value[int(index)] if index else value[key]
    except (LookupError, TypeError):
        return message["text"]
    valid = message["text"].rpartition(", valid types: ")[2]
    return f"Invalid type for parameter {message['path']}, value: {value}, type: {type(value)}, valid types: {valid}"
