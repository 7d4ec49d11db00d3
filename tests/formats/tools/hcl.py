"""Prints what python-hcl2 reads in Terraform files, as JSON: {file: {…}}."""

import json
import sys

import hcl2

read = {}
for file in sys.argv[1:]:
    with open(file, encoding="utf-8") as text:
        read[file] = hcl2.load(text)
print(json.dumps(read))
