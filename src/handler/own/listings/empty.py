def lambda_handler(event, context):
    print(event["detail-type"], "from", event["source"])
    return {"statusCode": 200}
