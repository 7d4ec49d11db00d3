import boto3

ec2 = boto3.client("ec2")


def lambda_handler(event, context):
    ids = []
    for page in ec2.get_paginator("describe_instances").paginate(Filters=[{"Name": "instance-state-name", "Values": ["running"]}]):
        for reservation in page["Reservations"]:
            ids += [instance["InstanceId"] for instance in reservation["Instances"]]
    names = list(boto3.client("s3").get_paginator("list_objects_v2").paginate(Bucket="b").search("Contents[?Size > `100`].Key"))
    ec2.get_waiter("instance_running").wait(InstanceIds=["i-1"], WaiterConfig={"Delay": 5, "MaxAttempts": 2})
    return {"ids": ids, "large": names, "can": [ec2.can_paginate("describe_instances"), ec2.can_paginate("start_instances")]}
