"""Waiters: the call that would be polled is made once, and is taken as what was waited for."""

from .exceptions import ClientError


class WaiterConfig:
    def __init__(self):
        self.delay, self.max_attempts = 15, 40


class Waiter:
    def __init__(self, name, method):
        self.name = name
        self.config = WaiterConfig()
        self._method = method

    def wait(self, **kwargs):
        kwargs.pop("WaiterConfig", None)
        try:
            self._method(**kwargs)
        except ClientError:
            # A waiter for something's end is content with an error.
            if not any(word in self.name for word in ("Deleted", "Terminated", "NotExists", "Missing")):
                raise
