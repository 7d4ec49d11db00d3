"""Lambda's logging: records of `logging` with tabs and the request id, and a stream that keeps nothing back.

The formats are those of Lambda's runtime interface client: the handler is there before the user's module is imported,
so `basicConfig` changes nothing, and the level of the root logger stays WARNING until the code sets another.
"""

import io
import logging
import sys
import time

from . import host

FORMAT = "[%(levelname)s]\t%(asctime)s.%(msecs)03dZ\t%(aws_request_id)s\t%(message)s"
# What Lambda adds when a module cannot be imported, in its own words.
INIT_WARNING = (
    "LAMBDA_WARNING: Unhandled exception. The most likely cause is an issue in the function code. However, in rare cases, a "
    "Lambda runtime update can cause unexpected function behavior. For functions using managed runtimes, runtime updates can be "
    "triggered by a function change, or can be applied automatically. To determine if the runtime has been updated, check the "
    "runtime version in the INIT_START log entry. If this error correlates with a change in the runtime version, you may be able "
    "to mitigate this error by temporarily rolling back to the previous runtime version. For more information, see "
    "https://docs.aws.amazon.com/lambda/latest/dg/runtimes-update.html"
)
request_id = ""


class Sink:
    """Where log records go; `LambdaContext.log` uses it, too."""

    def log(self, text):
        host.log(text)


class LambdaLoggerHandler(logging.Handler):
    """Writes each record as one event of the log, with a traceback or without."""

    def __init__(self, log_sink):
        super().__init__()
        self.log_sink = log_sink

    def emit(self, record):
        self.log_sink.log(self.format(record))


class LambdaLoggerFilter(logging.Filter):
    """Adds the request id, which is empty while the module is imported."""

    def filter(self, record):
        record.aws_request_id = request_id
        return True


def set_up():
    """Makes logging and the standard streams those of Lambda."""
    logging.Formatter.converter = time.gmtime
    handler = LambdaLoggerHandler(Sink())
    handler.setFormatter(logging.Formatter(FORMAT, "%Y-%m-%dT%H:%M:%S"))
    handler.addFilter(LambdaLoggerFilter())
    logging.getLogger().addHandler(handler)
    for name, number in (("stdout", 1), ("stderr", 2)):
        stream = io.TextIOWrapper(
            io.FileIO(number, "w", closefd=False), encoding="utf-8", errors="backslashreplace", write_through=True
        )
        setattr(sys, name, stream)
        setattr(sys, f"__{name}__", stream)
