"""`client.exceptions`: a class for each error that a service declares, made when it is first named."""

from .exceptions import ClientError


class BaseClientExceptions:
    """The exceptions of one service."""

    ClientError = ClientError

    def __init__(self, model):
        self._model = model
        self._classes = {}
        self._names = {error["name"]: error["code"] for error in model.errors}

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        if name not in self._names and self._model.is_known:
            raise AttributeError(
                f"{self!r} object has no attribute {name}. Valid exceptions are: {', '.join(sorted(self._names))}"
            )
        return self._class(name)

    def __repr__(self):
        return f"<botocore.errorfactory.{self._model.class_name}Exceptions object at {id(self):#x}>"

    def from_code(self, code):
        """The class for an error code; ClientError itself if the service declares none."""
        for error in self._model.errors:
            if error["code"] == code or error["name"] == code:
                return self._class(error["name"])
        return ClientError if self._model.is_known or not code.isidentifier() else self._class(code)

    def _class(self, name):
        if name not in self._classes:
            self._classes[name] = type(name, (ClientError,), {"__module__": "botocore.errorfactory"})
        return self._classes[name]
