"""The time zones of IANA for zoneinfo: the files of all zones in one, `data`, and in `ranges` where each lies in it."""

import io

IANA_VERSION = ""
_ranges = {}


def _read(name):
    return __spec__.loader.get_data(__spec__.origin.rpartition("/")[0] + "/" + name)


def load_tzdata(key):
    """Returns the file of a zone as a stream of bytes; raises ZoneInfoNotFoundError as the `tzdata` package does."""
    if not _ranges:
        for line in _read("ranges").decode().splitlines():
            name, start, end = line.split(" ")
            _ranges[name] = int(start), int(end)
    if key not in _ranges:
        from zoneinfo import ZoneInfoNotFoundError

        raise ZoneInfoNotFoundError(f"No time zone found with key {key}")
    start, end = _ranges[key]
    return io.BytesIO(_read("data")[start:end])
