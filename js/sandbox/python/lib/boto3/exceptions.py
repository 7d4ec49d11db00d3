"""The exceptions of boto3."""

from botocore.exceptions import DataNotFoundError


class Boto3Error(Exception):
    pass


class ResourceNotExistsError(Boto3Error, DataNotFoundError):
    def __init__(self, service_name, available_services, has_low_level_client):
        text = f"The '{service_name}' resource does not exist.\nThe available resources are:\n   - "
        text += "\n   - ".join(available_services) + "\n"
        if has_low_level_client:
            text += f"\nConsider using a boto3.client('{service_name}') instead of a resource for '{service_name}'"
        Exception.__init__(self, text)


class S3UploadFailedError(Boto3Error):
    pass


class S3TransferFailedError(Boto3Error):
    pass


class DynamoDBOperationNotSupportedError(Boto3Error):
    pass


class DynamoDBNeedsConditionError(Boto3Error):
    def __init__(self, value):
        super().__init__(
            f"Expecting a ConditionBase object. Got {value} of type {type(value)}. "
            "Use AttributeBase methods (i.e. Attr('attr').eq('value')) to construct ConditionBase instances first."
        )


class DynamoDBNeedsKeyConditionError(Boto3Error):
    pass


class NoVersionFound(Boto3Error):
    pass
