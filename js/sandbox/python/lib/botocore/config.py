"""Settings of a client. They are kept and shown; there is no connection that they could change."""

import copy


class Config:
    """As botocore's: any of its settings by name."""

    DEFAULTS = {
        "region_name": None,
        "signature_version": None,
        "user_agent": None,
        "user_agent_extra": None,
        "user_agent_appid": None,
        "connect_timeout": 60,
        "read_timeout": 60,
        "parameter_validation": True,
        "max_pool_connections": 10,
        "proxies": None,
        "proxies_config": None,
        "s3": None,
        "retries": None,
        "client_cert": None,
        "inject_host_prefix": None,
        "endpoint_discovery_enabled": None,
        "use_dualstack_endpoint": None,
        "use_fips_endpoint": None,
        "ignore_configured_endpoint_urls": None,
        "defaults_mode": None,
        "tcp_keepalive": None,
        "request_min_compression_size_bytes": None,
        "disable_request_compression": None,
        "client_context_params": None,
        "sigv4a_signing_region_set": None,
        "request_checksum_calculation": None,
        "response_checksum_validation": None,
        "account_id_endpoint_mode": None,
        "auth_scheme_preference": None,
    }

    def __init__(self, *args, **kwargs):
        if len(args) > len(self.DEFAULTS):
            raise TypeError(f"Takes at most {len(self.DEFAULTS)} arguments ({len(args)} given)")
        given = dict(zip(self.DEFAULTS, args))
        for name, value in kwargs.items():
            if name not in self.DEFAULTS:
                raise TypeError(f"Got unexpected keyword argument '{name}'")
            if name in given:
                raise TypeError(f"Got multiple values for keyword argument '{name}'")
            given[name] = value
        self._user_provided_options = given
        self.__dict__.update(self.DEFAULTS | given)

    def merge(self, other_config):
        """Returns a new Config in which the other's settings go first."""
        return Config(**(copy.copy(self._user_provided_options) | other_config._user_provided_options))
