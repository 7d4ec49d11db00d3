"""Resources: objects such as a table or a bucket, over the calls of a client."""

from .base import ServiceResource
from . import dynamodb, ec2, s3, sns, sqs

_KINDS = {
    "dynamodb": dynamodb.ServiceResource,
    "ec2": ec2.ServiceResource,
    "s3": s3.ServiceResource,
    "sns": sns.ServiceResource,
    "sqs": sqs.ServiceResource,
}


def make(service, client):
    """The resource of a service; of one without objects of its own, one that takes any name."""
    return _KINDS.get(service, ServiceResource)(client)
