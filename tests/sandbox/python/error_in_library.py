import json


def lambda_handler(event, context):
    return json.loads(event["body"])
