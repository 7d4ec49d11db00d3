from decimal import Decimal

import boto3
from boto3.dynamodb.conditions import Attr, Key

table = boto3.resource("dynamodb").Table("orders")


def lambda_handler(event, context):
    table.put_item(Item={"id": "1", "total": Decimal("9.50"), "tags": {"new"}, "lines": [{"n": 2}]})
    item = table.get_item(Key={"id": "1"})["Item"]
    with table.batch_writer() as batch:
        for number in range(2, 5):
            batch.put_item(Item={"id": str(number), "total": number})
    try:
        table.put_item(Item={"id": "9", "total": 1.5})
    except TypeError as error:
        refused = str(error)
    found = table.query(KeyConditionExpression=Key("id").eq("1"), FilterExpression=Attr("total").gt(5) | ~Attr("old").exists())
    table.update_item(Key={"id": "1"}, UpdateExpression="SET #t = :t", ExpressionAttributeNames={"#t": "total"}, ExpressionAttributeValues={":t": Decimal("10")})
    try:
        table.put_item(Item={"id": "1"}, ConditionExpression="attribute_not_exists(id)")
        taken = False
    except table.meta.client.exceptions.ConditionalCheckFailedException:
        taken = True
    return {"item": {**item, "tags": sorted(item["tags"])}, "refused": refused, "name": table.table_name, "taken": taken, "found": found["Count"]}
