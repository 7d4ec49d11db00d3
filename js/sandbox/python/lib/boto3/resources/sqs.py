"""Queues and messages of SQS."""

from . import base


def _url(thing):
    return thing.url


_MESSAGE = {"QueueUrl": lambda message: message.queue_url, "ReceiptHandle": lambda message: message.receipt_handle}


class Message(base.Resource):
    service = "sqs"
    identifiers = ("queue_url", "receipt_handle")
    actions = {"delete": ("delete_message", _MESSAGE), "change_visibility": ("change_message_visibility", _MESSAGE)}

    def Queue(self):
        return Queue(self.meta.client, self.queue_url)


class Queue(base.Resource):
    service = "sqs"
    identifiers = ("url",)
    actions = {
        "send_message": ("send_message", {"QueueUrl": _url}),
        "send_messages": ("send_message_batch", {"QueueUrl": _url}),
        "delete_messages": ("delete_message_batch", {"QueueUrl": _url}),
        "set_attributes": ("set_queue_attributes", {"QueueUrl": _url}),
        "purge": ("purge_queue", {"QueueUrl": _url}),
        "delete": ("delete_queue", {"QueueUrl": _url}),
    }

    def _load(self):
        return self.meta.client.get_queue_attributes(QueueUrl=self.url, AttributeNames=["All"])

    def receive_messages(self, **kwargs):
        found = self.meta.client.receive_message(QueueUrl=self.url, **kwargs).get("Messages", [])
        return [Message(self.meta.client, self.url, data["ReceiptHandle"], data=data) for data in found]

    def Message(self, receipt_handle):
        return Message(self.meta.client, self.url, receipt_handle)


class ServiceResource(base.ServiceResource):
    kinds = {"Queue": Queue, "Message": Message}

    def get_queue_by_name(self, **kwargs):
        return Queue(self.meta.client, self.meta.client.get_queue_url(**kwargs)["QueueUrl"])

    def create_queue(self, **kwargs):
        return Queue(self.meta.client, self.meta.client.create_queue(**kwargs)["QueueUrl"])

    @property
    def queues(self):
        def fetch(parameters):
            return [
                Queue(self.meta.client, url) for url in self.meta.client.list_queues(**parameters).get("QueueUrls", [])
            ]

        return base.Collection(fetch)
