"""Settings of uploads and downloads. Files go in one piece here, whatever they say."""


class TransferConfig:
    def __init__(
        self,
        multipart_threshold=8388608,
        max_concurrency=10,
        multipart_chunksize=8388608,
        num_download_attempts=5,
        max_io_queue=100,
        io_chunksize=262144,
        use_threads=True,
        max_bandwidth=None,
        preferred_transfer_client="auto",
    ):
        self.__dict__.update({name: value for name, value in locals().items() if name != "self"})


class S3Transfer:
    """The transfer methods of a client, in another order of arguments."""

    def __init__(self, client=None, config=None, osutil=None, manager=None):
        self._client = client

    def upload_file(self, filename, bucket, key, callback=None, extra_args=None):
        self._client.upload_file(filename, bucket, key, extra_args, callback)

    def download_file(self, bucket, key, filename, extra_args=None, callback=None):
        self._client.download_file(bucket, key, filename, extra_args, callback)
