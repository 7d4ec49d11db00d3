"""Lambda's file system: everything but /tmp is read-only."""

import os
import sys

# Of the audit events of os, those that change something; each has its path first.
CHANGES = {
    "os.chmod", "os.chown", "os.link", "os.mkdir", "os.remove", "os.rename", "os.rmdir", "os.symlink", "os.truncate"
}
WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
# The number that Linux has for it.
READ_ONLY = 30


def close():
    """Refuses from now on to write anywhere else, in Linux's words."""
    sys.addaudithook(_look)


def _look(event, arguments):
    if event == "open":
        path, _, flags = arguments
        if isinstance(flags, int) and flags & WRITES:
            _check(path)
    elif event in CHANGES:
        _check(arguments[0])


def _check(path):
    if not isinstance(path, (str, bytes)):
        return
    whole = os.path.abspath(os.fsdecode(path))
    if whole != "/tmp" and not whole.startswith(("/tmp/", "/dev/")):
        raise OSError(READ_ONLY, "Read-only file system", os.fsdecode(path))
