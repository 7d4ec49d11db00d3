"""Topics of SNS."""

from . import base


def _arn(topic):
    return topic.arn


class Topic(base.Resource):
    service = "sns"
    identifiers = ("arn",)
    actions = {
        "publish": ("publish", {"TopicArn": _arn}),
        "subscribe": ("subscribe", {"TopicArn": _arn}),
        "set_attributes": ("set_topic_attributes", {"TopicArn": _arn}),
        "delete": ("delete_topic", {"TopicArn": _arn}),
    }

    def _load(self):
        return self.meta.client.get_topic_attributes(TopicArn=self.arn)


class PlatformEndpoint(base.Resource):
    service = "sns"
    identifiers = ("arn",)
    actions = {"publish": ("publish", {"TargetArn": _arn})}


class ServiceResource(base.ServiceResource):
    kinds = {"Topic": Topic, "PlatformEndpoint": PlatformEndpoint}

    def create_topic(self, **kwargs):
        return Topic(self.meta.client, self.meta.client.create_topic(**kwargs)["TopicArn"])

    @property
    def topics(self):
        def fetch(parameters):
            found = self.meta.client.list_topics(**parameters).get("Topics", [])
            return [Topic(self.meta.client, data["TopicArn"]) for data in found]

        return base.Collection(fetch)
