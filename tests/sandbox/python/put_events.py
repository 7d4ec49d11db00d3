import datetime
import json

import boto3

events = boto3.client("events")


def lambda_handler(event, context):
    answer = events.put_events(
        Entries=[
            {"Source": "app.orders", "DetailType": "Order Placed", "Detail": json.dumps({"id": event["id"]}), "EventBusName": "orders"},
            {"Source": "app.orders", "DetailType": "Order Checked", "Detail": "{}", "Time": datetime.datetime(2026, 3, 1, 9, 0)},
        ]
    )
    return answer["FailedEntryCount"]
