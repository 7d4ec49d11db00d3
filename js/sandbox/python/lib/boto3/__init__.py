"""boto3 as handlers meet it, without a network; see `botocore`."""

from .session import Session

__version__ = "1.44.8"

DEFAULT_SESSION = None


def setup_default_session(**kwargs):
    """Makes the session that `client` and `resource` use."""
    global DEFAULT_SESSION
    DEFAULT_SESSION = Session(**kwargs)


def _default():
    if DEFAULT_SESSION is None:
        setup_default_session()
    return DEFAULT_SESSION


def client(*args, **kwargs):
    return _default().client(*args, **kwargs)


def resource(*args, **kwargs):
    return _default().resource(*args, **kwargs)


def set_stream_logger(name="boto3", level=10, format_string=None):
    """Lets boto3 log; it has nothing to say here."""
