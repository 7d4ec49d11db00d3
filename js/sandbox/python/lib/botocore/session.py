"""botocore's own sessions, for code that does without boto3."""


class Session:
    """Makes clients as boto3's session does."""

    def __init__(self, session_vars=None, event_hooks=None, include_builtin_handlers=True, profile=None):
        self._variables = {}

    def set_config_variable(self, logical_name, value):
        self._variables[logical_name] = value

    def get_config_variable(self, logical_name, methods=None):
        return self._variables.get(logical_name)

    def create_client(self, service_name, region_name=None, **kwargs):
        return self._boto3().client(service_name, region_name=region_name or self._variables.get("region"), **kwargs)

    def get_credentials(self):
        return self._boto3().get_credentials()

    def get_available_services(self):
        return self._boto3().get_available_services()

    def _boto3(self):
        import boto3

        return boto3.Session()


def get_session(env_vars=None):
    return Session(env_vars)
