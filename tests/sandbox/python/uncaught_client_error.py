import boto3


def start(instance):
    return boto3.client("ec2").start_instances(InstanceIds=[instance])


def lambda_handler(event, context):
    return start("i-0123456789abcdef0")
