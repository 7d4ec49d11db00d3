import json

import boto3
from botocore.auth import SigV4Auth
from botocore.awsrequest import AWSRequest
from botocore.client import Config
from botocore.errorfactory import ClientError
from botocore.httpsession import URLLib3Session

table = boto3.resource("dynamodb", config=Config(read_timeout=5)).Table("users")


def lambda_handler(event, context):
    request = AWSRequest("POST", "https://search.example.com/_search", data=json.dumps({"size": 1}), params={"pretty": "true"})
    SigV4Auth(boto3.Session().get_credentials(), "es", "eu-west-1").add_auth(request)
    answer = URLLib3Session().send(request.prepare())
    table.update_item(Key={"id": "1"}, AttributeUpdates={"name": {"Value": "Ada", "Action": "PUT"}})
    return [answer.status_code, request.headers["Authorization"][:60], issubclass(ClientError, Exception)]
