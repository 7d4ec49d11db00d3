"""Makes the library of the Python pack; runs in Pyodide itself, in Node, while the project is built.

Takes /lib/python314.zip, the standard library as Pyodide publishes it, and /own, our own modules. Writes /library.zip:
uncompressed, since the pack is compressed as a whole, and with bytecode for what starting and ordinary handlers import.
"""

import ast
import importlib._bootstrap_external as external
import importlib.util
import json
import os
import sys
import zipfile

SETTINGS = json.loads(open("/settings.json").read())
HOME = SETTINGS["home"]


def left_out(name):
    """Tells whether a file of the standard library has no use in a Lambda function, or cannot work in a browser."""
    parts = name.removesuffix(".py").split("/")
    return any(parts[: len(left)] == left for left in (path.split("/") for path in SETTINGS["left_out"]))


def bytecode(module, path, source):
    """Returns the .pyc of a module: found by its name alone, never compared with a source."""
    tree = ast.parse(source)
    if not within(module, SETTINGS["documented"]):
        without_docstrings(tree)
    code = compile(tree, path, "exec", dont_inherit=True, optimize=0)
    return external._code_to_hash_pyc(code, importlib.util.source_hash(source), checked=False)


def without_docstrings(tree):
    """Takes the docstrings out, as -OO does; nobody reads them in a function, and they are a fifth of the bytecode."""
    for node in ast.walk(tree):
        if not isinstance(node, (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)) or not node.body:
            continue
        first = node.body[0]
        if isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant) and isinstance(first.value.value, str):
            node.body = node.body[1:] or [ast.copy_location(ast.Pass(), first)]


def module_name(path):
    return path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def within(name, modules):
    return any(name == module or name.startswith(module + ".") for module in modules)


def own_files():
    for folder, _, names in os.walk("/own"):
        for name in names:
            path = os.path.join(folder, name)
            yield os.path.relpath(path, "/own"), open(path, "rb").read()


def main():
    started = set(sys.modules)
    # As _lambda.modules does; else zoneinfo would bring in a large module that no handler needs.
    os.environ["PYTHONTZPATH"] = ""
    for name in SETTINGS["compiled"]:
        importlib.import_module(name)
    compiled = set(sys.modules) | started
    # The interpreter has these inside; it never looks for their files.
    frozen = {name for name, module in sys.modules.items() if getattr(getattr(module, "__spec__", None), "origin", "") == "frozen"}

    library = []
    with zipfile.ZipFile("/lib/python314.zip") as published:
        for entry in published.infolist():
            if entry.is_dir() or left_out(entry.filename) or module_name(entry.filename) in frozen:
                continue
            source = published.read(entry)
            if entry.filename == "zoneinfo/_common.py":
                # The file of the `tzdata` package is one file here: hundreds of files make every start slower.
                source += b"\n\n# Added for this pack: time zones are found in one file.\nfrom tzdata import load_tzdata\n"
            library.append((entry.filename, HOME + "/" + entry.filename, source))
    for name, source in own_files():
        library.append((name, HOME + "/site-packages/" + name, source))

    own = {module_name(name) for name, _ in own_files()}
    with zipfile.ZipFile("/library.zip", "w", zipfile.ZIP_STORED) as out:

        def put(name, data):
            out.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), data)

        count = 0
        for name, path, source in sorted(library):
            module = module_name(name)
            if name.endswith(".py") and (module in compiled or module in own):
                put(name + "c", bytecode(module, path, source))
                count += 1
                if not within(module, SETTINGS["traced"]):
                    continue
            put(name, source)
    return json.dumps({"compiled": count, "files": len(library)})


result = main()
