import json
import pulumi
import pulumi_aws as aws

console = aws.cloudwatch.EventRule("console",
    name="capture-aws-sign-in",
    description="Capture each AWS Console Sign In",
    event_pattern=json.dumps({
        "detail-type": ["AWS Console Sign In via CloudTrail"],
    }))
aws_logins = aws.sns.Topic("aws_logins", name="aws-console-logins")
sns = aws.cloudwatch.EventTarget("sns",
    rule=console.name,
    target_id="SendToSNS",
    arn=aws_logins.arn,
    input_transformer={
        "input_paths": {"user": "$.detail.userIdentity.arn"},
        "input_template": "\"<user> signed in\"",
    })
tick = aws.cloudwatch.EventRule("tick", schedule_expression="rate(5 minutes)", is_enabled=False)
aws.cloudwatch.EventTarget("step", rule=tick.name, arn=machine.arn, role_arn=role.arn,
    dead_letter_config=aws.cloudwatch.EventTargetDeadLetterConfigArgs(arn=dlq.arn))
