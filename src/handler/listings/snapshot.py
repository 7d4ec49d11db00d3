"""Tells which database snapshot an event is about."""

import logging

import boto3

logger = logging.getLogger()
logger.setLevel(logging.INFO)

# A next step could copy or share the snapshot with it.
rds = boto3.client("rds")


def lambda_handler(event, context):
    logger.info(event)  # for troubleshooting; leave it out in production

    source_type = event["detail"]["SourceType"]
    identifier = event["detail"]["SourceIdentifier"]
    arn = event["detail"]["SourceArn"]

    if source_type == "SNAPSHOT":
        print("Snapshot is from RDS standalone instance")
        body = f"SnapshotID : {identifier}, ARN: {arn}"
    elif source_type == "CLUSTER_SNAPSHOT":
        print("Snapshot is from RDS cluster instance")
        body = f"SnapshotID : {identifier}, ARN: {arn}"
    else:
        print("Unidentified Source")
        body = "SnapshotID : NULL, ARN: NULL"

    return {"statusCode": 200, "body": body}
