"""Errors as Lambda's runtime tells them."""

import sys
import traceback

TASK = "/var/task/"
RUNTIME = "/var/lang/lib/python3.14/site-packages/_lambda/"


class Fault(Exception):
    """An error of the runtime's own, such as a handler that is not there."""

    def __init__(self, kind, message, trace=(), hint=None, line=None, column=None):
        super().__init__(message)
        self.kind, self.message, self.trace = kind, message, list(trace)
        self.more = {"hint": hint, "line": line, "column": column}

    def ending(self, request_id):
        return _failed(self.kind, self.message, self.trace, request_id, self.more)


def describe(problem, request_id):
    """The ending for an exception that the user's code did not catch.

    Frames begin with the handler's and have no lines of carets: the runtime keeps only file, line, name and text.
    """
    frames = [
        (frame.filename, frame.lineno, frame.name, frame.line)
        for frame in traceback.extract_tb(problem.__traceback__)
        if not frame.filename.startswith(RUNTIME)
    ]
    trace = traceback.format_list(frames)
    try:
        message = str(problem)
    except Exception as other:
        message = f"<exception str() failed: {type(other).__name__}>"
    # Not one frame is the user's: the call itself failed.
    hint = {"kind": "arguments"} if isinstance(problem, TypeError) and not frames else hint_for(problem)
    more = {"hint": hint, "line": place(problem)}
    return _failed(type(problem).__name__, message, trace, request_id, more)


def _failed(kind, message, trace, request_id, more):
    failure = {"errorType": kind, "errorMessage": message, "stackTrace": trace, "requestId": request_id}
    return {"failed": failure | {key: value for key, value in more.items() if value is not None}}


def place(problem):
    """The line of the user's code where an exception passed last, or None."""
    found = None
    entry = problem.__traceback__
    while entry is not None:
        if entry.tb_frame.f_code.co_filename.startswith(TASK):
            found = entry.tb_lineno
        entry = entry.tb_next
    return found


def hint_for(problem, module=None, file=None):
    """What our hint is about, as data: the worker makes the sentence. None if there is nothing to add."""
    if isinstance(problem, ModuleNotFoundError) and problem.name:
        top = problem.name.partition(".")[0]
        if module is not None and problem.name == module.replace("/", ".").partition(".")[0] and place(problem) is None:
            return {"kind": "file", "module": module, "file": file}
        return {"kind": "library" if top in sys.stdlib_module_names else "package", "name": top}
    return None
