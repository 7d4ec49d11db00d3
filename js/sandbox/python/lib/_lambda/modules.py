"""Brings in what handlers commonly use before they run, so that a run has less to wait for."""

import importlib

_COMMON = (
    "base64 collections contextlib copy csv dataclasses datetime decimal enum functools hashlib hmac html itertools json "
    "logging math operator random re statistics string textwrap time traceback typing urllib.parse urllib.request uuid "
    "zoneinfo boto3 boto3.dynamodb.conditions boto3.resources botocore.session urllib3"
)


def load():
    for name in _COMMON.split():
        importlib.import_module(name)
