"""Reads times: ISO 8601, and the forms that logs, mails and forms commonly have."""

import datetime
import re

from . import tz


class ParserError(ValueError):
    pass


_FORMS = [
    f"{date}{time}"
    for date in (
        "%Y-%m-%d",
        "%Y/%m/%d",
        "%m/%d/%Y",
        "%d.%m.%Y",
        "%d %b %Y",
        "%d %B %Y",
        "%b %d %Y",
        "%B %d %Y",
        "%d-%b-%Y",
        "%a %d %b %Y",
        "%a %b %d %Y",
        "%A %d %B %Y",
        "%A %B %d %Y",
    )
    for time in ("", " %H:%M", " %H:%M:%S", " %H:%M:%S.%f", " %I:%M %p", " %I:%M:%S %p", " %I%p", " %I %p")
]
_ZONE = re.compile(r"\s*(?:(Z|UTC|GMT)|([+-])(\d\d):?(\d\d))$")


def parse(timestr, parserinfo=None, default=None, ignoretz=False, tzinfos=None, **kwargs):
    """Returns a datetime; raises ParserError for what is no time in a form that it knows."""
    if isinstance(timestr, (bytes, bytearray)):
        timestr = timestr.decode()
    if not isinstance(timestr, str):
        raise TypeError(f"Parser must be a string or character stream, not {type(timestr).__name__}")
    text = timestr.strip()
    found = _iso(text) or _other(text)
    if found is None:
        raise ParserError(f"Unknown string format: {timestr}" if text else f"String does not contain a date: {timestr}")
    return found.replace(tzinfo=None) if ignoretz else found


def isoparse(dt_str):
    """Returns a datetime of an ISO 8601 text; raises ValueError."""
    found = _iso(dt_str.decode() if isinstance(dt_str, bytes) else dt_str)
    if found is None:
        raise ValueError("ISO string too short" if len(dt_str) < 4 else "Unused components in ISO string")
    return found


def _iso(text):
    try:
        return _zoned(datetime.datetime.fromisoformat(text))
    except ValueError:
        return None


def _other(text):
    zone = _ZONE.search(text) if re.search(r"\d", text) else None
    offset = None
    if zone and not re.fullmatch(r"\d{4}-\d\d-\d\d", text):
        text = text[: zone.start()]
        minutes = 0 if zone[1] else (1 if zone[2] == "+" else -1) * (int(zone[3]) * 60 + int(zone[4]))
        offset = tz.UTC if minutes == 0 else tz.tzoffset(None, minutes * 60)
    text = (
        re.sub(r"(\d)(st|nd|rd|th)\b", r"\1", " ".join(text.replace(",", " ").replace("T", " ").split()))
        if "," in text
        else text
    )
    text = " ".join(text.split())
    for form in _FORMS:
        try:
            return datetime.datetime.strptime(text, form).replace(tzinfo=offset)
        except ValueError:
            continue
    return None


def _zoned(value):
    if value.tzinfo is None:
        return value
    offset = value.utcoffset()
    return value.replace(tzinfo=tz.UTC if not offset else tz.tzoffset(None, offset))
