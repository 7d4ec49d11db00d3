import boto3
import json

def lambda_handler(event, context):
    ec2 = boto3.client('ec2')
    instance_id = event['detail']['instance-id']
    ec2.start_instances(InstanceIds=[instance_id])
    print(f"Started EC2 Instance: {instance_id}")
