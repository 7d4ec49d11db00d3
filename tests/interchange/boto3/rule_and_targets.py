import json
import boto3

client = boto3.client("events", region_name="eu-west-1")
PATTERN = {
    "source": ["shop.orders"],
    "detail-type": ["Order Paid"],
    "detail": {"total": [{"numeric": [">=", 100]}], "gift": [False, None]},
}

def main():
    client.put_rule(Name="order-paid", EventPattern=json.dumps(PATTERN), State="ENABLED", EventBusName="orders")
    client.put_targets(
        Rule="order-paid",
        EventBusName="orders",
        Targets=[
            {
                "Id": "bill",
                "Arn": os.environ["FUNCTION_ARN"],
                "RetryPolicy": {"MaximumEventAgeInSeconds": 60 * 60, "MaximumRetryAttempts": 3},
            },
        ],
    )
