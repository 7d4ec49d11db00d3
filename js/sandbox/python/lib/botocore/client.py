"""Clients: each call is asked of the page, which records and answers it."""

import datetime
import sys
import uuid

from _lambda import host

from . import xform_name
from .config import Config  # noqa: F401: handlers import it from here
from .errorfactory import BaseClientExceptions
from .exceptions import OperationNotPageableError, ParamValidationError, UnknownClientMethodError
from .paginate import Paginator
from .response import body_of
from .values import from_json, to_json, told
from .waiter import Waiter

TASK = "/var/task/"
# Answers that are nothing but bytes: boto3 gives them as bodies to read, the models call them bytes.
BODIES = {
    ("apigateway", "GetExport"): "body",
    ("apigateway", "GetSdk"): "body",
    ("bedrock-runtime", "InvokeModel"): "body",
    ("iot-data", "GetThingShadow"): "payload",
    ("iot-data", "UpdateThingShadow"): "payload",
    ("lambda", "Invoke"): "Payload",
}


class ClientMeta:
    """`client.meta`."""

    def __init__(self, model, region, config, endpoint, partition):
        self.service_model = model
        self.region_name = region
        self.config = config
        self.endpoint_url = endpoint
        self.partition = partition
        self.events = Events()
        self.method_to_api_mapping = model.methods


class Events:
    """Hooks of botocore's, which have nothing to hook into here."""

    def register(self, *arguments, **named):
        pass

    register_first = register_last = unregister = register


class BaseClient:
    """A client of any service; the subclass has the service's name."""

    def __init__(self, model, region, config, endpoint, partition):
        self.meta = ClientMeta(model, region, config, endpoint, partition)
        self._exceptions = None

    def __getattr__(self, name):
        model = self.meta.service_model if "meta" in self.__dict__ else None
        if model is not None and not name.startswith("_"):
            operation = model.methods.get(name)
            if operation is None and not model.is_known:
                operation = "".join(word.capitalize() for word in name.split("_"))
            if operation is not None:
                return self._method(name, operation)
        raise AttributeError(f"'{type(self).__name__}' object has no attribute '{name}'")

    def __dir__(self):
        return [*super().__dir__(), *self.meta.service_model.methods]

    def _method(self, name, operation):
        # The name stands in tracebacks.
        def _api_call(*args, **kwargs):
            if args:
                raise TypeError(f"{name}() only accepts keyword arguments.")
            return self._make_api_call(operation, kwargs)

        _api_call.__name__ = _api_call.__qualname__ = name
        self.__dict__[name] = _api_call
        return _api_call

    def _make_api_call(self, operation, parameters):
        answer = host.ask(
            "call",
            {
                "service": self.meta.service_model.service_name,
                "operation": operation,
                "parameters": to_json(parameters),
                "region": self.meta.region_name,
                "line": line(),
            },
        )
        if "invalid" in answer:
            raise ParamValidationError(report="\n".join(told(message, parameters) for message in answer["invalid"]["messages"]))
        if "error" in answer:
            raise self._error(answer["error"], operation)
        value = from_json(answer["value"])
        members = value if isinstance(value, dict) else {}
        body = BODIES.get((self.meta.service_model.service_name, operation))
        if isinstance(members.get(body), bytes):
            members[body] = body_of(members[body])
        return {**members, "ResponseMetadata": metadata(200)}

    def _error(self, error, operation):
        response = {
            "Error": {"Message": error["message"], "Code": error["code"]},
            "ResponseMetadata": metadata(error["status"]),
            **from_json(error.get("members") or {}),
        }
        return self.exceptions.from_code(error["code"])(response, operation)

    @property
    def exceptions(self):
        if self._exceptions is None:
            self._exceptions = BaseClientExceptions(self.meta.service_model)
        return self._exceptions

    def can_paginate(self, operation_name):
        return self._operation(operation_name) in self.meta.service_model.pages

    def get_paginator(self, operation_name):
        operation = self._operation(operation_name)
        pages = self.meta.service_model.pages.get(operation)
        if pages is None:
            raise OperationNotPageableError(operation_name=operation_name)
        return Paginator(getattr(self, operation_name), pages)

    def _operation(self, method):
        getattr(self, method)
        return self.meta.service_model.methods.get(method)

    @property
    def waiter_names(self):
        return [xform_name(name) for name in self.meta.service_model.waiters]

    def get_waiter(self, waiter_name):
        model = self.meta.service_model
        for name, operation in model.waiters.items():
            if xform_name(name) == waiter_name:
                method = next(key for key, value in model.methods.items() if value == operation)
                return Waiter(name, getattr(self, method))
        raise ValueError(f"Waiter does not exist: {waiter_name}")

    def generate_presigned_url(self, ClientMethod, Params=None, ExpiresIn=3600, HttpMethod=None):
        if ClientMethod not in self.meta.service_model.methods:
            raise UnknownClientMethodError(method_name=ClientMethod)
        from .presign import url

        return url(self.meta, ClientMethod, Params or {}, ExpiresIn)

    def close(self):
        pass


def line():
    """The line of the user's code that a call came from, or None."""
    frame = sys._getframe()
    while frame is not None:
        if frame.f_code.co_filename.startswith(TASK):
            return frame.f_lineno
        frame = frame.f_back
    return None


def metadata(status):
    """`ResponseMetadata` of an answer."""
    request_id = str(uuid.uuid4())
    now = datetime.datetime.now(datetime.timezone.utc)
    return {
        "RequestId": request_id,
        "HTTPStatusCode": status,
        "HTTPHeaders": {
            "x-amzn-requestid": request_id,
            "content-type": "application/x-amz-json-1.0",
            "date": now.strftime("%a, %d %b %Y %H:%M:%S GMT"),
        },
        "RetryAttempts": 0,
    }
