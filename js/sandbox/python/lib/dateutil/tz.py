"""Time zones: boto3's times have `tzutc()`."""

import datetime
import zoneinfo

_ZERO = datetime.timedelta(0)


class tzutc(datetime.tzinfo):
    """UTC; there is one."""

    _instance = None

    def __new__(cls):
        if cls._instance is None:
            cls._instance = super().__new__(cls)
        return cls._instance

    def utcoffset(self, dt):
        return _ZERO

    def dst(self, dt):
        return _ZERO

    def tzname(self, dt):
        return "UTC"

    def __eq__(self, other):
        return isinstance(other, tzutc) or (isinstance(other, tzoffset) and other._offset == _ZERO)

    def __hash__(self):
        return hash("tzutc")

    def __repr__(self):
        return "tzutc()"

    def __reduce__(self):
        return tzutc, ()


class tzoffset(datetime.tzinfo):
    """A fixed distance from UTC, in seconds or as a timedelta."""

    def __init__(self, name, offset):
        self._name = name
        self._offset = offset if isinstance(offset, datetime.timedelta) else datetime.timedelta(seconds=offset)

    def utcoffset(self, dt):
        return self._offset

    def dst(self, dt):
        return _ZERO

    def tzname(self, dt):
        return self._name

    def __eq__(self, other):
        return isinstance(other, tzoffset) and self._offset == other._offset

    def __hash__(self):
        return hash(self._offset)

    def __repr__(self):
        name = f"{self._name!r}, " if self._name is not None else "None, "
        return f"tzoffset({name}{int(self._offset.total_seconds())})"


UTC = tzutc()


def tzlocal():
    """The zone of the machine, which is UTC in Lambda."""
    return UTC


def gettz(name=None):
    """A zone by its name, or None if there is no such zone."""
    if not name or name.upper() in ("UTC", "GMT"):
        return UTC
    try:
        return zoneinfo.ZoneInfo(name)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError):
        return None
