import json

import boto3


def lambda_handler(event, context):
    account = boto3.client("sts").get_caller_identity()["Account"]
    parameter = boto3.client("ssm").get_parameter(Name="/app/url", WithDecryption=True)["Parameter"]["Value"]
    secret = json.loads(boto3.client("secretsmanager").get_secret_value(SecretId="db")["SecretString"])
    payload = boto3.client("lambda").invoke(FunctionName="other", Payload=json.dumps({"a": 1}))["Payload"].read()
    execution = boto3.client("stepfunctions").start_execution(stateMachineArn="arn:aws:states:eu-west-1:111122223333:stateMachine:m", input="{}")
    started = execution["startDate"]
    boto3.client("cloudwatch").put_metric_data(Namespace="app", MetricData=[{"MetricName": "n", "Value": 1}])
    # Words that title case would get wrong.
    boto3.client("rds").stop_db_instance(DBInstanceIdentifier="db")
    return {
        "account": account, "parameter": parameter, "secret": secret["user"], "payload": json.loads(payload),
        "time": [started.year, str(started.tzinfo), started.isoformat()[:10]],
    }
