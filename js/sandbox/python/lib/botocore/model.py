"""What is known of the services: the names of methods, errors, pages and waiters, from the page's tables."""

from _lambda import host

from .exceptions import UnknownServiceError

_models = {}


class ServiceModel:
    """One service."""

    def __init__(self, described):
        self.service_name = described["id"]
        self.class_name = described["className"]
        self.service_id = described["serviceId"]
        self.endpoint_prefix = described["endpointPrefix"]
        self.protocol = described["protocol"]
        # Whether these are all; if not, any method and exception is taken.
        self.is_known = described["known"]
        self.methods = described["methods"]
        self.errors = described["errors"]
        self.pages = described["pages"]
        self.waiters = described["waiters"]

    @property
    def operation_names(self):
        return sorted(self.methods.values())


def load(name):
    """The model of a service by boto3's name; raises UnknownServiceError."""
    if name not in _models:
        described = host.ask("describe", name)
        if described is None:
            raise UnknownServiceError(service_name=name, known_service_names=", ".join(service_names()))
        _models[name] = ServiceModel(described)
    return _models[name]


def service_names():
    return host.ask("services")
