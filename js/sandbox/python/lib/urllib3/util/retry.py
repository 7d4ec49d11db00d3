class Retry:
    """How often a request is tried again; here each is answered at once."""

    DEFAULT_ALLOWED_METHODS = frozenset(["HEAD", "GET", "PUT", "DELETE", "OPTIONS", "TRACE"])

    def __init__(self, total=10, **settings):
        self.total = total
        self.__dict__.update(settings)
