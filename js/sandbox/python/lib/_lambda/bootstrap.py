"""Imports the user's module and calls its handler, as Lambda's runtime interface client does."""

import importlib
import json
import logging
import os
import sys
import traceback

from . import disk, host, marshal, output
from .context import LambdaContext
from .fault import Fault, describe, hint_for, place

TASK = "/var/task"
_handler = None


def prepare(function):
    """Makes the interpreter Lambda's, before it is known what will run. `function` is the worker's."""
    from . import modules, repairs, web

    host.connect(function)
    repairs.repair()
    web.repair()
    output.set_up()
    modules.load()
    sys.dont_write_bytecode = True
    sys.path[:] = [TASK, "/opt/python/lib/python3.14/site-packages", "/opt/python", "/var/runtime", *sys.path[1:]]
    for folder in (TASK, "/opt/python", "/var/runtime"):
        os.makedirs(folder, exist_ok=True)
    os.chdir(TASK)
    repairs.close()


def run(text):
    """Carries out one invocation; returns how it ended, as JSON."""
    request = json.loads(text)
    try:
        ending = _invoke(request)
    except SystemExit as exit:
        ending = {"exited": _status(exit.code)}
    except RecursionError as problem:
        # Telling of the error needs some depth itself.
        ending = {"failed": {"errorType": "RecursionError", "errorMessage": str(problem), "stackTrace": []}}
    except BaseException as problem:
        # The runtime catches only what is an Exception: asyncio.CancelledError ends its process.
        traceback.print_exception(problem)
        ending = {"exited": 1}
    return json.dumps(ending)


def _invoke(request):
    global _handler
    try:
        if _handler is None:
            _set_environment(request)
            _handler = _load(request)
    except Exception as problem:
        logging.warning(output.INIT_WARNING)
        return problem.ending("") if isinstance(problem, Fault) else describe(problem, "")
    output.request_id = request["context"]["awsRequestId"]
    host.ask("invoke")
    try:
        return {"returned": _answer(request)}
    except Fault as fault:
        return fault.ending(output.request_id)
    except Exception as problem:
        return describe(problem, output.request_id)
    finally:
        sys.stdout.flush()
        sys.stderr.flush()


def _answer(request):
    """Calls the handler; returns the JSON text of its response."""
    context = request["context"]
    deadline = int(host.ask("deadline"))
    try:
        event = json.loads(request["event"])
    except ValueError as problem:
        raise Fault("Runtime.UnmarshalError", f"Unable to unmarshal input: {problem}") from None
    response = _handler(event, LambdaContext(context["awsRequestId"], context["invokedFunctionArn"], deadline))
    if isinstance(response, bytes):
        return response.decode("utf-8", "replace")
    try:
        return marshal.marshal(response)
    except Exception as problem:
        hint = {"kind": "marshal", "type": _refused_type(problem)}
        raise Fault("Runtime.MarshalError", f"Unable to marshal response: {problem}", hint=hint) from None


def _refused_type(problem):
    """The type that JSON cannot carry, out of the encoder's message."""
    words = str(problem).split()
    return words[3] if words[:3] == ["Object", "of", "type"] and len(words) > 3 else ""


def _status(code):
    if code is None:
        return 0
    if isinstance(code, int):
        return code & 0xFF
    print(code, file=sys.stderr)
    return 1


def _set_environment(request):
    path = os.path.join(TASK, request["file"])
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8", newline="") as file:
        file.write(request["source"])
    os.environ.clear()
    os.environ.update(request["environment"])
    # The folder may have been looked at before the file was there. `importlib.invalidate_caches` would read the whole
    # directory of the library anew.
    sys.path_importer_cache.pop(os.path.dirname(path), None)
    sys.path_importer_cache.pop(TASK, None)
    disk.close()


def _load(request):
    """Returns the handler; raises a Fault with the runtime's own words, or what the user's module raised."""
    handler = request["handler"]
    try:
        name, attribute = handler.rsplit(".", 1)
    except ValueError as problem:
        raise Fault(
            "Runtime.MalformedHandlerName", f"Bad handler '{handler}': {problem}", hint={"kind": "dot"}
        ) from None
    if name.split(".")[0] in sys.builtin_module_names:
        raise Fault("Runtime.BuiltInModuleConflict", f"Cannot use built-in module {name} as a handler module")
    try:
        module = importlib.import_module(name.replace("/", "."))
    except ImportError as problem:
        hint = hint_for(problem, name, request["file"])
        line = place(problem)
        raise Fault(
            "Runtime.ImportModuleError", f"Unable to import module '{name}': {problem}", hint=hint, line=line
        ) from None
    except SyntaxError as problem:
        trace = [f'  File "{problem.filename}" Line {problem.lineno}\n    {problem.text}']
        own = problem.filename == os.path.join(TASK, request["file"])
        raise Fault(
            "Runtime.UserCodeSyntaxError",
            f"Syntax error in module '{name}': {problem}",
            trace,
            line=problem.lineno if own else None,
            column=problem.offset if own else None,
        ) from None
    try:
        return getattr(module, attribute)
    except AttributeError:
        found = [
            key
            for key, value in vars(module).items()
            if getattr(value, "__module__", None) == module.__name__ and callable(value)
        ]
        hint = {
            "kind": "handler",
            "module": name,
            "found": [key for key in found if not isinstance(getattr(module, key), type)],
        }
        raise Fault("Runtime.HandlerNotFound", f"Handler '{attribute}' missing on module '{name}'", hint=hint) from None
