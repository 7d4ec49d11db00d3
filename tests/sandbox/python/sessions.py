import boto3
import botocore.session
from botocore.config import Config

session = boto3.Session(region_name="us-west-2")
client = session.client("s3", config=Config(retries={"max_attempts": 3, "mode": "standard"}))
boto3.setup_default_session(region_name="ap-south-1")


def lambda_handler(event, context):
    return {
        "regions": [client.meta.region_name, boto3.client("sqs").meta.region_name, boto3.client("sqs", region_name="eu-north-1").meta.region_name],
        "service": client.meta.service_model.service_name,
        "retries": client.meta.config.retries,
        "old": botocore.session.get_session().create_client("ec2", region_name="us-east-1").meta.endpoint_url,
        "key": session.get_credentials().get_frozen_credentials().access_key[:4],
        "has": "ec2" in session.get_available_services(),
    }
