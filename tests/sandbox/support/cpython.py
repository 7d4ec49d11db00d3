"""Runs a listing on events in this machine's Python, with a stand-in for boto3; reads and writes JSON.

`tests/handler_listings.rs` compares the built-in functions with it, and `python-tutorials.test.mjs` the sandbox.
"""

import contextlib
import io
import json
import linecache
import logging
import re
import sys
import traceback
import types

PATH = "/var/task/lambda_function.py"
calls = []
lines = []
logged = []


class ParamValidationError(Exception):
    """As boto3 words it."""


class ClientError(Exception):
    """As boto3 words it."""


class Client:
    def start_instances(self, InstanceIds):
        for index, value in enumerate(InstanceIds):
            if not isinstance(value, str):
                raise ParamValidationError(
                    "Parameter validation failed:\nInvalid type for parameter "
                    f"InstanceIds[{index}], value: {value}, type: {type(value)}, valid types: {str}"
                )
        calls.append(["StartInstances", {"InstanceIds": InstanceIds}])
        for value in InstanceIds:
            if not re.fullmatch("i-[0-9A-Za-z-]+", value):
                raise ClientError(
                    "An error occurred (InvalidInstanceID.Malformed) when calling the StartInstances "
                    f'operation: Invalid id: "{value}"'
                )


class Output(io.TextIOBase):
    """Keeps what is printed, and its lines among the log records."""

    def __init__(self):
        self.text = ""
        self.pending = ""

    def write(self, text):
        self.text += text
        *whole, self.pending = (self.pending + text).split("\n")
        lines.extend(whole)
        return len(text)


class Records(logging.Handler):
    def emit(self, record):
        logged.append(record.getMessage())
        lines.append(f"[{record.levelname}] {record.getMessage()}")


def run(handler, event):
    for kept in (calls, lines, logged):
        kept.clear()
    output = Output()
    answer = {"returned": None, "failed": None}
    with contextlib.redirect_stdout(output):
        try:
            answer["returned"] = json.dumps(handler(json.loads(event), None), ensure_ascii=False)
        except Exception as error:
            frames = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename == PATH]
            plain = [(frame.filename, frame.lineno, frame.name, frame.line) for frame in frames]
            answer["failed"] = {
                "type": type(error).__name__,
                "message": str(error),
                "line": frames[-1].lineno,
                "frame": traceback.format_list(plain)[0],
            }
    return {**answer, "lines": list(lines), "printed": output.text, "logged": list(logged), "calls": list(calls)}


def main():
    boto3 = types.ModuleType("boto3")
    boto3.client = lambda service: Client()
    sys.modules["boto3"] = boto3
    logging.getLogger().addHandler(Records())
    sys.stdin.reconfigure(encoding="utf-8")
    work = json.load(sys.stdin)
    source = work["source"]
    linecache.cache[PATH] = (len(source), None, source.splitlines(True), PATH)
    module = {"__name__": "lambda_function"}
    exec(compile(source, PATH, "exec"), module)
    json.dump([run(module["lambda_handler"], event) for event in work["events"]], sys.stdout)


main()
