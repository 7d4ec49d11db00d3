"""The methods of S3's client that boto3 adds to those of the API: whole files."""

from urllib.parse import quote

from .client import BaseClient
from .exceptions import ClientError
from .presign import post


class S3Client(BaseClient):
    """A client of S3."""

    def _make_api_call(self, operation, parameters):
        source = parameters.get("CopySource")
        if isinstance(source, dict):
            parameters = {**parameters, "CopySource": _source(source)}
        return super()._make_api_call(operation, parameters)

    def upload_file(self, Filename, Bucket, Key, ExtraArgs=None, Callback=None, Config=None):
        from boto3.exceptions import S3UploadFailedError

        with open(Filename, "rb") as file:
            try:
                self.upload_fileobj(file, Bucket, Key, ExtraArgs, Callback, Config)
            except ClientError as problem:
                raise S3UploadFailedError(f"Failed to upload {Filename} to {Bucket}/{Key}: {problem}") from problem

    def upload_fileobj(self, Fileobj, Bucket, Key, ExtraArgs=None, Callback=None, Config=None):
        if not hasattr(Fileobj, "read"):
            raise ValueError("Fileobj must implement read")
        data = Fileobj.read()
        self.put_object(Bucket=Bucket, Key=Key, Body=data, **(ExtraArgs or {}))
        if Callback:
            Callback(len(data))

    def download_file(self, Bucket, Key, Filename, ExtraArgs=None, Callback=None, Config=None):
        data = self._download(Bucket, Key, ExtraArgs)
        with open(Filename, "wb") as file:
            file.write(data)
        if Callback:
            Callback(len(data))

    def download_fileobj(self, Bucket, Key, Fileobj, ExtraArgs=None, Callback=None, Config=None):
        if not hasattr(Fileobj, "write"):
            raise ValueError("Fileobj must implement write")
        data = self._download(Bucket, Key, ExtraArgs)
        Fileobj.write(data)
        if Callback:
            Callback(len(data))

    def _download(self, bucket, key, more):
        # The size is asked for first, as boto3 does; a missing object is told by that call.
        self.head_object(Bucket=bucket, Key=key, **(more or {}))
        return self.get_object(Bucket=bucket, Key=key, **(more or {}))["Body"].read()

    def copy(self, CopySource, Bucket, Key, ExtraArgs=None, Callback=None, SourceClient=None, Config=None):
        (SourceClient or self).head_object(Bucket=CopySource["Bucket"], Key=CopySource["Key"])
        self.copy_object(CopySource=CopySource, Bucket=Bucket, Key=Key, **(ExtraArgs or {}))

    def generate_presigned_post(self, Bucket, Key, Fields=None, Conditions=None, ExpiresIn=3600):
        return post(Bucket, Key, Fields)


def _source(source):
    """Where to copy from, as the header has it."""
    version = f"?versionId={source['VersionId']}" if source.get("VersionId") else ""
    return quote(f"{source['Bucket']}/{source['Key']}", safe="-._~/") + version
