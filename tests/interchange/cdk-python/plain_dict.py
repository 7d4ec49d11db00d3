PATTERN = {
    "source": ["aws.ec2"],
    "detail-type": ["EC2 Instance State-change Notification"],
    "detail": {"state": ["stopped"], "instance-id": [os.environ["INSTANCE"]]},
}

class Watch(Stack):
    def __init__(self, scope, id):
        super().__init__(scope, id)
        """The rule."""
        events.CfnRule(self, "Stopped", event_pattern=PATTERN, name=f"{id}-stopped",
                       targets=[events.CfnRule.TargetProperty(arn=topic.topic_arn, id="topic")])
