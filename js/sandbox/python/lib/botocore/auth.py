"""Signatures of the right shape, which nobody would accept."""

import datetime


class SigV4Auth:
    def __init__(self, credentials, service_name, region_name):
        self.credentials = credentials
        self._scope = f"{region_name}/{service_name}/aws4_request"

    def add_auth(self, request):
        now = datetime.datetime.now(datetime.timezone.utc)
        request.headers["X-Amz-Date"] = f"{now:%Y%m%dT%H%M%SZ}"
        if self.credentials.token:
            request.headers["X-Amz-Security-Token"] = self.credentials.token
        scope = f"{self.credentials.access_key}/{now:%Y%m%d}/{self._scope}"
        request.headers["Authorization"] = (
            f"AWS4-HMAC-SHA256 Credential={scope}, SignedHeaders=host;x-amz-date, Signature={'0' * 64}"
        )


class S3SigV4Auth(SigV4Auth):
    """The same for S3."""
