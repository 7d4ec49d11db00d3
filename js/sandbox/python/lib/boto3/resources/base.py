"""What all resources have in common."""

from botocore import xform_name


class ResourceMeta:
    """`resource.meta`."""

    def __init__(self, service_name, client, identifiers):
        self.service_name = service_name
        self.client = client
        self.identifiers = identifiers
        self.data = None


class Resource:
    """One thing, known by its identifiers. Attributes are what `load` has brought, in snake case."""

    service = ""
    identifiers = ()
    # Methods: the call, and its parameters as functions of the resource.
    actions = {}

    def __init__(self, client, *values, data=None):
        if len(values) < len(self.identifiers):
            raise ValueError(f"Required parameter {self.identifiers[len(values)]} not set")
        for name, value in zip(self.identifiers, values):
            setattr(self, name, value)
        self.meta = ResourceMeta(self.service, client, list(self.identifiers))
        self.meta.data = data

    def _load(self):
        """Returns the resource's data; None for a resource that has none."""
        return None

    def load(self):
        self.meta.data = self._load()

    reload = load

    def __getattr__(self, name):
        if name.startswith("_") or name == "meta":
            raise AttributeError(name)
        if name in self.actions:
            return self._action(name)
        if name.startswith("wait_until_"):
            return lambda **kwargs: self._wait(name.removeprefix("wait_until_"), kwargs)
        if self.meta.data is None:
            self.load()
        for key, value in (self.meta.data or {}).items():
            if xform_name(key) == name:
                return value
        if type(self)._load is Resource._load:
            raise AttributeError(f"'{self._full_name()}' object has no attribute '{name}'")
        # The API leaves out what is not set.
        return None

    def _action(self, name):
        method, parameters = self.actions[name]

        def call(**kwargs):
            given = {key: value(self) for key, value in parameters.items()}
            return getattr(self.meta.client, method)(**given, **kwargs)

        return call

    def _wait(self, state, parameters):
        self.load()

    def _full_name(self):
        return f"{self.service}.{type(self).__name__}"

    def _identity(self):
        return [getattr(self, name) for name in self.identifiers]

    def __eq__(self, other):
        return type(self) is type(other) and self._identity() == other._identity()

    def __hash__(self):
        return hash((type(self).__name__, *self._identity()))

    def __repr__(self):
        named = ", ".join(f"{name}={getattr(self, name)!r}" for name in self.identifiers)
        return f"{self._full_name()}({named})"


class Collection:
    """The things of a kind: `all`, `filter`, `limit`, and the actions that take many."""

    def __init__(self, fetch, batch=None, parameters=None, limit=None):
        self._fetch = fetch
        self._batch = batch or {}
        self._parameters = parameters or {}
        self._limit = limit

    def all(self):
        return Collection(self._fetch, self._batch, self._parameters, self._limit)

    def filter(self, **kwargs):
        return Collection(self._fetch, self._batch, {**self._parameters, **kwargs}, self._limit)

    def limit(self, count):
        return Collection(self._fetch, self._batch, self._parameters, count)

    def page_size(self, count):
        return self.all()

    def pages(self):
        yield list(self)

    def __iter__(self):
        for index, item in enumerate(self._fetch(self._parameters)):
            if self._limit is not None and index >= self._limit:
                return
            yield item

    def __getattr__(self, name):
        if name in self.__dict__.get("_batch", {}):
            return lambda **kwargs: self._batch[name](list(self), kwargs)
        raise AttributeError(f"'{type(self).__name__}' object has no attribute '{name}'")


class ServiceResource:
    """`boto3.resource(…)`: makes resources. Of a kind that is not known, one that passes its methods on to the client."""

    kinds = {}

    def __init__(self, client):
        self.meta = ResourceMeta(client.meta.service_model.service_name, client, [])

    def __getattr__(self, name):
        if name.startswith("_") or name == "meta":
            raise AttributeError(name)
        if name in self.kinds:
            return lambda *values: self.kinds[name](self.meta.client, *values)
        if not self.kinds and name[0].isupper():
            return lambda *values: Passing(self.meta.client, name, values)
        if not self.kinds:
            return getattr(self.meta.client, name)
        raise AttributeError(f"'{self.meta.service_name}.ServiceResource' object has no attribute '{name}'")

    def get_available_subresources(self):
        return list(self.kinds)

    def __repr__(self):
        return f"{self.meta.service_name}.ServiceResource()"


class Passing:
    """A resource of a kind that is not known here: its methods are those of the client, recorded as they are called."""

    def __init__(self, client, kind, identifiers):
        self.meta = ResourceMeta(client.meta.service_model.service_name, client, [])
        self._kind = kind
        self._identifiers = identifiers

    def __getattr__(self, name):
        if name.startswith("_"):
            raise AttributeError(name)
        methods = self.meta.client.meta.service_model.methods
        # `stack.delete()` is the client's `delete_stack`.
        for method in (f"{name}_{xform_name(self._kind)}", name):
            if method in methods:
                return self._method(method)
        raise AttributeError(f"'{self.meta.service_name}.{self._kind}' object has no attribute '{name}'")

    def _method(self, method):
        def call(**kwargs):
            first = {f"{self._kind}Name": self._identifiers[0]} if self._identifiers else {}
            return getattr(self.meta.client, method)(**{**first, **kwargs})

        return call

    def __repr__(self):
        return f"{self.meta.service_name}.{self._kind}({', '.join(map(repr, self._identifiers))})"
