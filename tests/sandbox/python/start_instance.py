import boto3

ec2 = boto3.client("ec2")


def lambda_handler(event, context):
    answer = ec2.start_instances(InstanceIds=[event["detail"]["instance-id"]])
    for change in answer["StartingInstances"]:
        print(change["InstanceId"], change["PreviousState"]["Name"], "->", change["CurrentState"]["Name"])
    ec2.create_tags(Resources=[event["detail"]["instance-id"]], Tags=[{"Key": "started-by", "Value": context.function_name}])
    return answer["ResponseMetadata"]["HTTPStatusCode"]
