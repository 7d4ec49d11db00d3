import boto3
from botocore.exceptions import ClientError

rds = boto3.client("rds")
sqs = boto3.client("sqs", region_name="us-east-1")


def lambda_handler(event, context):
    try:
        rds.describe_db_snapshots(DBSnapshotIdentifier="nightly")
    except rds.exceptions.DBSnapshotNotFoundFault as error:
        first = [type(error).__name__, error.response["Error"]["Code"], isinstance(error, ClientError)]
    try:
        boto3.client("ec2").start_instances(InstanceIds=["i-1"])
    except ClientError as error:
        if error.response["Error"]["Code"] != "InsufficientInstanceCapacity":
            raise
        second = [str(error), error.operation_name, error.response["ResponseMetadata"]["HTTPStatusCode"]]
    try:
        sqs.send_message(QueueUrl="https://sqs.us-east-1.amazonaws.com/111122223333/orders", MessageBody="x")
    except sqs.exceptions.ClientError as error:
        third = str(error)
    return first, second, third
