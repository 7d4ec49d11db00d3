import boto3

ec2 = boto3.resource("ec2", region_name="eu-central-1")


def lambda_handler(event, context):
    instance = ec2.Instance(event["detail"]["instance-id"])
    state = instance.state["Name"]
    if state == "running":
        instance.stop()
    running = ec2.instances.filter(Filters=[{"Name": "tag:env", "Values": ["dev"]}])
    stopped = running.stop()
    return {"state": state, "ids": [found.id for found in running], "stopped": len(stopped), "shown": str(instance)}
