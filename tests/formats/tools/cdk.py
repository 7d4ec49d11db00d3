"""Synthesises stacks that were exported as Python; each template lies beside its stack as `cdk-python.template.json`.

Prints what went wrong, as JSON: {file: message}.
"""

import importlib.util
import json
import pathlib
import sys
import tempfile

import aws_cdk as cdk

failed = {}
for number, file in enumerate(map(pathlib.Path, sys.argv[1:])):
    try:
        spec = importlib.util.spec_from_file_location(f"stack_{number}", file)
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        with tempfile.TemporaryDirectory() as folder:
            app = cdk.App(outdir=folder)
            module.EventsStack(app, "Stack")
            app.synth()
            template = pathlib.Path(folder, "Stack.template.json").read_text(encoding="utf-8")
        file.with_name("cdk-python.template.json").write_text(template, encoding="utf-8")
    except Exception as error:  # whatever the constructs complain about
        failed[str(file)] = f"{type(error).__name__}: {error}"
print(json.dumps(failed))
