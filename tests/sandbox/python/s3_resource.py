import boto3

s3 = boto3.resource("s3")


def lambda_handler(event, context):
    bucket = s3.Bucket("archive")
    bucket.put_object(Key="2026/a.txt", Body=b"hello")
    bucket.put_object(Key="2026/b.txt", Body=b"hi")
    item = s3.Object("archive", "2026/a.txt")
    text = item.get()["Body"].read().decode("utf-8")
    keys = [summary.key for summary in bucket.objects.filter(Prefix="2026/")]
    s3.Object("archive", "copy.txt").copy_from(CopySource={"Bucket": "archive", "Key": "2026/a.txt"})
    item.delete()
    return {"text": text, "keys": keys, "length": s3.Object("archive", "copy.txt").content_length, "shown": repr(bucket), "same": bucket == s3.Bucket("archive")}
