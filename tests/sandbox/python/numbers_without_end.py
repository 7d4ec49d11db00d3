import decimal

import boto3

cloudwatch = boto3.client("cloudwatch")
table = boto3.resource("dynamodb").Table("readings")


def attempt(action):
    try:
        return action() and "answered"
    except Exception as error:
        return f"{type(error).__name__}: {error}"


def put(value):
    return cloudwatch.put_metric_data(Namespace="n", MetricData=[{"MetricName": "m", "Value": value}])


def lambda_handler(event, context):
    infinity, nothing = float("inf"), float("nan")
    return [
        attempt(lambda: put(nothing)),
        attempt(lambda: put(-infinity)),
        attempt(lambda: put(decimal.Decimal("Infinity"))),
        attempt(lambda: put(1.5)),
        attempt(lambda: boto3.client("rds").describe_db_instances(MaxRecords=nothing)),
        attempt(lambda: boto3.client("glue").start_job_run(JobName="j", MaxCapacity=nothing)),
        attempt(lambda: boto3.client("events").put_events(Entries=[{"Detail": infinity}])),
        attempt(lambda: table.put_item(Item={"id": "a", "value": infinity})),
        attempt(lambda: table.put_item(Item={"id": "a", "value": decimal.Decimal("NaN")})),
    ]
