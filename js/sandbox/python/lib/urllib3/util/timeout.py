class Timeout:
    """How long a request may take; here each is answered at once."""

    def __init__(self, total=None, connect=None, read=None):
        self.total, self.connect_timeout, self.read_timeout = total, connect, read
