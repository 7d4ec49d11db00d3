import boto3
from boto3.dynamodb.types import TypeDeserializer, TypeSerializer

client = boto3.client("dynamodb")
read = TypeDeserializer().deserialize
write = TypeSerializer().serialize


def lambda_handler(event, context):
    client.put_item(TableName="t", Item={"id": {"S": "1"}, "n": {"N": "7"}, "m": write({"a": [1, "x", None, True]})})
    item = client.get_item(TableName="t", Key={"id": {"S": "1"}})["Item"]
    return {"raw": item, "read": {name: read(value) for name, value in item.items()}}
