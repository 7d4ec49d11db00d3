#!/usr/bin/env python3
import boto3, json

events = boto3.client("events", region_name="eu-west-1")
scheduler = boto3.client('scheduler')

BUS = "orders"
PATTERN = {
    "source": ["shop.orders"],
    "detail-type": ["Order Paid"],
    "detail": {
        "amount": [{"numeric": [">=", 4.0]}],
        "state": [{"anything-but": ["draft", "cancelled"]}],  # "done" only
        "vip": [True, False, None],
    },
}


def main(function_arn: str) -> None:
    events.create_event_bus(Name=BUS)
    rule = events.put_rule(
        Name="order-paid",
        EventBusName=BUS,
        EventPattern=json.dumps(PATTERN),
        State="ENABLED",
    )
    print(f"made {rule['RuleArn']}")
    events.put_targets(
        Rule="order-paid",
        EventBusName=BUS,
        Targets=[
            {
                "Id": "bill",
                "Arn": function_arn,
                "InputTransformer": {
                    "InputPathsMap": {"id": "$.detail.id"},
                    "InputTemplate": '{"order": <id>}',
                },
                "DeadLetterConfig": {"Arn": "arn:aws:sqs:eu-west-1:123456789012:dlq"},
            },
        ],
    )
    scheduler.create_schedule(
        Name="hourly",
        ScheduleExpression="rate(1 hour)",
        FlexibleTimeWindow={"Mode": "OFF"},
        Target={"Arn": function_arn, "RoleArn": f"arn:aws:iam::{ACCOUNT}:role/scheduler", "Input": json.dumps({"a": 1})},
    )
    events.create_archive(ArchiveName="all", EventSourceArn=bus_arn, RetentionDays=7,
                          EventPattern='{"source": ["shop.orders"]}')


if __name__ == "__main__":
    main("arn:aws:lambda:eu-west-1:123456789012:function:bill")
