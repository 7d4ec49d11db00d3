"""Credentials: the function's role's, as far as a page has any."""


class Credentials:
    method = "env"

    def __init__(self, access_key, secret_key, token=None, method=None, account_id=None):
        self.access_key, self.secret_key, self.token = access_key, secret_key, token
        self.account_id = account_id

    def get_frozen_credentials(self):
        return self
