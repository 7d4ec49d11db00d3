import csv
import io

import boto3

s3 = boto3.client("s3")


def lambda_handler(event, context):
    answer = s3.get_object(Bucket=event["bucket"], Key=event["key"])
    rows = list(csv.DictReader(io.TextIOWrapper(answer["Body"], encoding="utf-8")))
    return [rows, answer["ContentLength"], answer["ContentType"], answer["ETag"], type(answer["LastModified"]).__name__]
