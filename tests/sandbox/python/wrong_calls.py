import boto3
from botocore.exceptions import ParamValidationError


def lambda_handler(event, context):
    ec2 = boto3.client("ec2")
    found = []
    for call in (
        lambda: ec2.start_instance(InstanceIds=["i-1"]),
        lambda: ec2.start_instances("i-1"),
        lambda: ec2.start_instances(),
        lambda: ec2.start_instances(InstanceIds="i-1"),
        lambda: ec2.start_instances(InstanceIds=["i-1"], Force=True),
        lambda: ec2.start_instances(InstanceIds={"i-1"}),
        lambda: ec2.exceptions.NoSuchThing,
        lambda: boto3.client("ec3"),
        lambda: boto3.resource("lambda"),
        lambda: ec2.get_waiter("instance_dancing"),
        lambda: ec2.get_paginator("start_instances"),
    ):
        try:
            call()
        except Exception as error:
            found.append(f"{type(error).__name__}: {error}"[:160].split(" object at")[0])
    found.append(isinstance(ParamValidationError(report="x"), Exception))
    return found
