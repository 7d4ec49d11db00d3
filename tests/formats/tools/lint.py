"""Prints what cfn-lint says of templates, as JSON: {file: ["E3002 line 5: …"]}.

Arguments: a list of rules that are not looked at, with commas between them, and the files.
"""

import json
import sys

import cfnlint.api
from cfnlint.config import ManualArgs

ignored, *files = sys.argv[1:]
config = ManualArgs(ignore_checks=[rule for rule in ignored.split(",") if rule], regions=["us-east-1"])
found = {}
for file in files:
    with open(file, encoding="utf-8") as template:
        matches = cfnlint.api.lint(template.read(), config=config)
    found[file] = [f"{match.rule.id} line {match.linenumber}: {match.message}" for match in matches]
print(json.dumps(found))
