"""The one way out of Python: a function of the worker that takes a name and JSON, and returns JSON."""

import json

_call = None


def connect(function):
    """Keeps the worker's function. The modules that lead to JavaScript are closed afterwards, see `repairs`."""
    global _call
    _call = function


def ask(name, value=None):
    """Asks the worker for something; returns its answer."""
    return json.loads(_call(name, json.dumps(value)))


def wait(seconds):
    """Lets time pass without waiting. Past the function's time-out the run ends, and the worker with it."""
    ask("wait", seconds)


def stuck():
    """Waits for something that nothing can bring about any more, which is to wait for the time-out."""
    ask("stuck")
    raise SystemExit


def log(text):
    """Writes one event of the log."""
    _call("log", json.dumps(text))
