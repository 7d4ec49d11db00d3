import io
import json

import boto3

s3 = boto3.client("s3")


def lambda_handler(event, context):
    s3.put_object(Bucket="data", Key="a.json", Body=json.dumps({"n": 1}), ContentType="application/json")
    body = s3.get_object(Bucket="data", Key="a.json")["Body"]
    first = json.loads(body.read())
    s3.upload_fileobj(io.BytesIO(b"x,y\n1,2\n"), "data", "b.csv")
    with s3.get_object(Bucket="data", Key="b.csv")["Body"] as stream:
        lines = [line.decode() for line in stream.iter_lines()]
    s3.download_file("data", "b.csv", "/tmp/b.csv")
    keys = [item["Key"] for item in s3.list_objects_v2(Bucket="data").get("Contents", [])]
    s3.delete_object(Bucket="data", Key="a.json")
    try:
        s3.get_object(Bucket="data", Key="a.json")
    except s3.exceptions.NoSuchKey as error:
        missing = error.response["Error"]["Code"]
    url = s3.generate_presigned_url("get_object", Params={"Bucket": "data", "Key": "a.json"}, ExpiresIn=60)
    return {"first": first, "lines": lines, "keys": keys, "missing": missing, "size": len(open("/tmp/b.csv").read()), "url": url.split("?")[0]}
