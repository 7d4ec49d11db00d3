import base64
import binascii
import gzip
import hashlib
import hmac
import io
import json
import zlib


def lambda_handler(event, context):
    data = json.dumps(event, sort_keys=True).encode()
    packed = gzip.compress(data, mtime=0)
    with gzip.open(io.BytesIO(packed), "rt") as file:
        back = json.load(file)
    return {
        "sha256": hashlib.sha256(data).hexdigest(),
        "md5": hashlib.md5(data).hexdigest(),
        "hmac": hmac.new(b"key", data, hashlib.sha1).hexdigest(),
        "base64": base64.urlsafe_b64encode(data).decode(),
        "crc": zlib.crc32(data),
        "hex": binascii.hexlify(data[:4]).decode(),
        "same": back == event and hmac.compare_digest("a", "a"),
    }
