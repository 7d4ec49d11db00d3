"""Sessions: clients and resources for a Region."""

import os

from botocore.client import BaseClient
from botocore.credentials import Credentials
from botocore.exceptions import NoRegionError, ProfileNotFound
from botocore.model import load, service_names
from botocore.s3 import S3Client

from .exceptions import ResourceNotExistsError

# Services whose resources boto3 has.
RESOURCES = ["cloudformation", "cloudwatch", "dynamodb", "ec2", "glacier", "iam", "s3", "sns", "sqs"]
REGIONS = [
    "af-south-1",
    "ap-east-1",
    "ap-northeast-1",
    "ap-northeast-2",
    "ap-northeast-3",
    "ap-south-1",
    "ap-southeast-1",
    "ap-southeast-2",
    "ca-central-1",
    "eu-central-1",
    "eu-north-1",
    "eu-south-1",
    "eu-west-1",
    "eu-west-2",
    "eu-west-3",
    "me-south-1",
    "sa-east-1",
    "us-east-1",
    "us-east-2",
    "us-west-1",
    "us-west-2",
]


class Session:
    """Keeps a Region and makes clients for it."""

    def __init__(
        self,
        aws_access_key_id=None,
        aws_secret_access_key=None,
        aws_session_token=None,
        region_name=None,
        botocore_session=None,
        profile_name=None,
        aws_account_id=None,
    ):
        if profile_name not in (None, "default"):
            raise ProfileNotFound(profile=profile_name)
        self.profile_name = profile_name or "default"
        self._region = region_name
        self._keys = aws_access_key_id, aws_secret_access_key, aws_session_token

    @property
    def region_name(self):
        return self._region or os.environ.get("AWS_DEFAULT_REGION")

    @property
    def available_profiles(self):
        return []

    @property
    def available_resources(self):
        return list(RESOURCES)

    def get_available_services(self):
        return sorted(service_names())

    def get_available_resources(self):
        return list(RESOURCES)

    def get_available_partitions(self):
        return ["aws", "aws-cn", "aws-us-gov"]

    def get_available_regions(self, service_name, partition_name="aws", allow_non_regional=False):
        return list(REGIONS)

    def get_credentials(self):
        names = ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN")
        return Credentials(*(given or os.environ.get(name) for given, name in zip(self._keys, names)))

    def client(
        self,
        service_name,
        region_name=None,
        api_version=None,
        use_ssl=True,
        verify=None,
        endpoint_url=None,
        aws_access_key_id=None,
        aws_secret_access_key=None,
        aws_session_token=None,
        config=None,
        aws_account_id=None,
    ):
        return self._client(
            service_name, region_name, endpoint_url, config, S3Client if service_name == "s3" else BaseClient
        )

    def _client(self, service_name, region_name, endpoint_url, config, base):
        model = load(service_name)
        region = region_name or getattr(config, "region_name", None) or self.region_name
        if region is None:
            raise NoRegionError()
        kind = type(model.class_name, (base,), {"__module__": "botocore.client"})
        partition = "aws-cn" if region.startswith("cn-") else "aws-us-gov" if region.startswith("us-gov-") else "aws"
        endpoint = endpoint_url or f"https://{model.endpoint_prefix}.{region}.amazonaws.com"
        return kind(model, region, config, endpoint, partition)

    def resource(
        self,
        service_name,
        region_name=None,
        api_version=None,
        use_ssl=True,
        verify=None,
        endpoint_url=None,
        aws_access_key_id=None,
        aws_secret_access_key=None,
        aws_session_token=None,
        config=None,
    ):
        if service_name not in RESOURCES:
            raise ResourceNotExistsError(service_name, RESOURCES, service_name in service_names())
        from .resources import make

        if service_name == "dynamodb":
            from .dynamodb.client import DocumentClient as base
        else:
            base = S3Client if service_name == "s3" else BaseClient
        return make(service_name, self._client(service_name, region_name, endpoint_url, config, base))

    def __repr__(self):
        return f"Session(region_name={self.region_name!r})"
