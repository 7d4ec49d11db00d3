"""Presigned URLs: of the right shape, with a signature that nobody would accept."""

import datetime
from urllib.parse import quote


def url(meta, method, parameters, seconds):
    """The URL for a call of S3; of other services, their endpoint with the operation's name."""
    now = datetime.datetime.now(datetime.timezone.utc)
    signed = {
        "X-Amz-Algorithm": "AWS4-HMAC-SHA256",
        "X-Amz-Credential": f"ASIAIOSFODNN7EXAMPLE/{now:%Y%m%d}/{meta.region_name}/{meta.service_model.endpoint_prefix}/aws4_request",
        "X-Amz-Date": f"{now:%Y%m%dT%H%M%SZ}",
        "X-Amz-Expires": str(seconds),
        "X-Amz-SignedHeaders": "host",
        "X-Amz-Security-Token": "EXAMPLETOKEN",
        "X-Amz-Signature": "0" * 64,
    }
    query = "&".join(f"{name}={quote(value, safe='')}" for name, value in signed.items())
    if meta.service_model.service_name != "s3":
        return f"{meta.endpoint_url}/?Action={meta.service_model.methods[method]}&{query}"
    bucket, key = parameters.get("Bucket", ""), parameters.get("Key", "")
    return f"https://{bucket}.s3.amazonaws.com/{quote(key, safe='/~')}?{query}"


def post(bucket, key, fields):
    """The URL and the fields of a form that uploads a file."""
    keys = {"key": key, "AWSAccessKeyId": "ASIAIOSFODNN7EXAMPLE", "policy": "EXAMPLE", "signature": "EXAMPLE"}
    return {"url": f"https://{bucket}.s3.amazonaws.com/", "fields": {**(fields or {}), **keys}}
