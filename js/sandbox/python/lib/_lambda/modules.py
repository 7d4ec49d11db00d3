"""Brings in what handlers commonly use before they run, so that a run has less to wait for."""

import importlib
import os

_COMMON = (
    "base64 collections contextlib copy csv dataclasses datetime decimal enum functools hashlib hmac html itertools json "
    "logging math operator random re string textwrap time traceback typing urllib.parse urllib.request uuid "
    "zoneinfo boto3 boto3.dynamodb.conditions boto3.resources botocore.session urllib3"
)


def load():
    # zoneinfo would look for the settings that Python was built with, to find folders that are not there.
    os.environ["PYTHONTZPATH"] = ""
    for name in _COMMON.split():
        importlib.import_module(name)
