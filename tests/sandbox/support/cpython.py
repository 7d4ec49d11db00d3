"""Runs a listing on events in this machine's Python, with a stub for boto3; reads and writes JSON."""

import contextlib
import io
import json
import linecache
import logging
import sys
import traceback
import types

PATH = "/var/task/lambda_function.py"
calls = []
lines = []


class ParamValidationError(Exception):
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


class Lines(io.TextIOBase):
    """Keeps what is printed, line by line, among the log records."""

    pending = ""

    def write(self, text):
        *whole, self.pending = (self.pending + text).split("\n")
        lines.extend(whole)
        return len(text)


class Handler(logging.Handler):
    def emit(self, record):
        lines.append(f"[{record.levelname}] {record.getMessage()}")


def run(handler, request):
    calls.clear()
    lines.clear()
    answer = {"returned": None, "failed": None}
    with contextlib.redirect_stdout(Lines()):
        try:
            answer["returned"] = json.dumps(handler(json.loads(request["event"]), None), ensure_ascii=False)
        except Exception as error:
            frames = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename == PATH]
            plain = [(frame.filename, frame.lineno, frame.name, frame.line) for frame in frames]
            answer["failed"] = {
                "type": type(error).__name__,
                "message": str(error),
                "line": frames[-1].lineno,
                "frame": traceback.format_list(plain)[0],
            }
    return {**answer, "lines": list(lines), "calls": list(calls)}


def main():
    boto3 = types.ModuleType("boto3")
    boto3.client = lambda service: Client()
    sys.modules["boto3"] = boto3
    logging.getLogger().addHandler(Handler())
    sys.stdin.reconfigure(encoding="utf-8")
    work = json.load(sys.stdin)
    source = work["source"]
    linecache.cache[PATH] = (len(source), None, source.splitlines(True), PATH)
    module = {"__name__": "lambda_function"}
    exec(compile(source, PATH, "exec"), module)
    json.dump([run(module["lambda_handler"], request) for request in work["requests"]], sys.stdout)


main()
