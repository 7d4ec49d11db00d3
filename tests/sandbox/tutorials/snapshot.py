import json
import boto3

import logging

logger = logging.getLogger()
logger.setLevel(logging.INFO)

def lambda_handler(event, context):
    logger.info(event)
    srcrdsclient = boto3.client('rds')
    instType=event['detail']['SourceType']
    snapshot_id = event['detail']['SourceIdentifier'] 
    sourcearn = event['detail']['SourceArn']
    if instType == 'SNAPSHOT':
        print('Snapshot is from RDS standalone instance')
        message = f"SnapshotID : {snapshot_id}, ARN: {sourcearn}"
    elif (instType == 'CLUSTER_SNAPSHOT'):
        print('Snapshot is from RDS cluster instance')
        message = f"SnapshotID : {snapshot_id}, ARN: {sourcearn}"
    else:
        print('Unidentified Source')
        message = f"SnapshotID : NULL, ARN: NULL"

    return {
        'statusCode': 200,
        'body': message
    }
