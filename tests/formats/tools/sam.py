"""Prints what SAM templates are transformed to, as JSON: {file: template}."""

import json
import sys

from samtranslator.parser import parser
from samtranslator.translator.translator import Translator
from samtranslator.yaml_helper import yaml_parse


class Policies:
    """The managed policies of AWS, of which none is named here."""

    def load(self):
        return {}


class Session:
    """Where it is deployed."""

    region_name = "us-east-1"


made = {}
for file in sys.argv[1:]:
    with open(file, encoding="utf-8") as text:
        template = yaml_parse(text.read())
    if not template["Resources"]:
        # The translator asks for at least one.
        made[file] = template
        continue
    translator = Translator({}, parser.Parser(), boto_session=Session())
    made[file] = translator.translate(template, parameter_values={})
print(json.dumps(made))
