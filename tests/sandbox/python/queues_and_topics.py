import json

import boto3

sqs = boto3.resource("sqs")
sns = boto3.client("sns")


def lambda_handler(event, context):
    queue = sqs.get_queue_by_name(QueueName="orders")
    sent = queue.send_message(MessageBody=json.dumps(event))
    message = sns.publish(TopicArn="arn:aws:sns:eu-west-1:111122223333:alerts", Subject="Order", Message=json.dumps({"id": event["id"]}))
    boto3.resource("sns").Topic("arn:aws:sns:eu-west-1:111122223333:alerts").publish(Message="again")
    return {"url": queue.url, "md5": sent["MD5OfMessageBody"], "has_id": len(message["MessageId"]) == 36}
