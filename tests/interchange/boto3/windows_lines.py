import boto3

# Windows
boto3.client("events").put_rule(
    Name="r",
    EventPattern='{"source": ["shop"]}',
)
