import pulumi_aws as aws
import json

rule = aws.cloudwatch.EventRule("stopped",
    name="stopped",
    description="Stopped instances",
    event_pattern=json.dumps({
        "source": ["aws.ec2"],
        "detail": {"state": ["stopped"]},
    }))
aws.cloudwatch.EventTarget("topic", rule=rule.name, target_id="Topic", arn=topic.arn, input_path="$.detail")
