import json


class OrderError(Exception):
    pass


def read(text):
    try:
        return json.loads(text)
    except ValueError as error:
        raise OrderError(f"no order: {error}") from error


def lambda_handler(event, context):
    return read(event["body"])
