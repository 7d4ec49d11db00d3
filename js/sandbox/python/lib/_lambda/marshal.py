"""The JSON of a response, as Lambda's runtime writes it with simplejson: Decimal is a number, a named tuple an object,
NaN is allowed, and letters beyond ASCII stay as they are."""

import decimal
import json
import json.encoder


class _Number(float):
    """A Decimal on its way: a float to the encoder, written with the Decimal's own text."""

    def __new__(cls, value):
        made = super().__new__(cls, 0)
        made.text = str(value)
        return made


def marshal(response):
    """Returns the JSON text of a response; raises what the runtime reports as Runtime.MarshalError."""
    if not _has_special(response, ()):
        try:
            return json.dumps(response, ensure_ascii=False, default=_refuse)
        except _Special:
            pass
    return _slow(response)


class _Special(Exception):
    """Something is in the response that simplejson knows and json does not."""


def _refuse(value):
    if isinstance(value, decimal.Decimal):
        raise _Special
    raise TypeError(f"Object of type {type(value).__name__} is not JSON serializable")


def _has_special(value, around):
    """Tells whether a named tuple is somewhere in a value; json would write it as a list."""
    if isinstance(value, (dict, list, tuple)):
        if id(value) in around or len(around) > 500:
            return False
        if isinstance(value, tuple) and callable(getattr(value, "_asdict", None)):
            return True
        around = (*around, id(value))
        return any(_has_special(part, around) for part in (value.values() if isinstance(value, dict) else value))
    return False


def _slow(response):
    def default(value):
        if isinstance(value, decimal.Decimal):
            return float("nan") if value.is_nan() else _Number(value)
        return _refuse(value)

    def number(value):
        if isinstance(value, _Number):
            return value.text
        if value != value:
            return "NaN"
        return {float("inf"): "Infinity", float("-inf"): "-Infinity"}.get(value) or float.__repr__(value)

    write = json.encoder._make_iterencode(
        {}, default, json.encoder.encode_basestring, None, number, ": ", ", ", False, False, False
    )
    return "".join(write(_as_objects(response, ()), 0))


def _as_objects(value, around):
    """A value with its named tuples as dicts."""
    if id(value) in around:
        return value
    around = (*around, id(value))
    if isinstance(value, tuple) and callable(getattr(value, "_asdict", None)):
        value = value._asdict()
    if isinstance(value, dict):
        return {key: _as_objects(part, around) for key, part in value.items()}
    if isinstance(value, (list, tuple)):
        return [_as_objects(part, around) for part in value]
    return value
