"""Buckets and objects of S3."""

from . import base


def _at(thing):
    return thing.bucket_name


_OBJECT = {"Bucket": _at, "Key": lambda thing: thing.key}


class _Stored(base.Resource):
    service = "s3"
    identifiers = ("bucket_name", "key")
    actions = {
        "get": ("get_object", _OBJECT),
        "put": ("put_object", _OBJECT),
        "delete": ("delete_object", _OBJECT),
        "copy_from": ("copy_object", _OBJECT),
        "initiate_multipart_upload": ("create_multipart_upload", _OBJECT),
        "restore_object": ("restore_object", _OBJECT),
    }

    def _load(self):
        return self.meta.client.head_object(Bucket=self.bucket_name, Key=self.key)

    def Bucket(self):
        return Bucket(self.meta.client, self.bucket_name)

    def Object(self):
        return Object(self.meta.client, self.bucket_name, self.key)


class Object(_Stored):
    def upload_file(self, Filename, ExtraArgs=None, Callback=None, Config=None):
        self.meta.client.upload_file(Filename, self.bucket_name, self.key, ExtraArgs, Callback, Config)

    def upload_fileobj(self, Fileobj, ExtraArgs=None, Callback=None, Config=None):
        self.meta.client.upload_fileobj(Fileobj, self.bucket_name, self.key, ExtraArgs, Callback, Config)

    def download_file(self, Filename, ExtraArgs=None, Callback=None, Config=None):
        self.meta.client.download_file(self.bucket_name, self.key, Filename, ExtraArgs, Callback, Config)

    def download_fileobj(self, Fileobj, ExtraArgs=None, Callback=None, Config=None):
        self.meta.client.download_fileobj(self.bucket_name, self.key, Fileobj, ExtraArgs, Callback, Config)

    def copy(self, CopySource, ExtraArgs=None, Callback=None, SourceClient=None, Config=None):
        self.meta.client.copy(CopySource, self.bucket_name, self.key, ExtraArgs, Callback, SourceClient, Config)


class ObjectSummary(_Stored):
    @property
    def size(self):
        return self._of("Size", "ContentLength")

    @property
    def e_tag(self):
        return self._of("ETag", "ETag")

    def _of(self, listed, headed):
        if self.meta.data is None:
            self.load()
        data = self.meta.data or {}
        return data.get(listed, data.get(headed))


class Bucket(base.Resource):
    service = "s3"
    identifiers = ("name",)
    actions = {
        "create": ("create_bucket", {"Bucket": lambda bucket: bucket.name}),
        "delete": ("delete_bucket", {"Bucket": lambda bucket: bucket.name}),
        "delete_objects": ("delete_objects", {"Bucket": lambda bucket: bucket.name}),
    }

    def _load(self):
        found = self.meta.client.list_buckets().get("Buckets", [])
        return next((bucket for bucket in found if bucket.get("Name") == self.name), {})

    def Object(self, key):
        return Object(self.meta.client, self.name, key)

    def put_object(self, **kwargs):
        self.meta.client.put_object(Bucket=self.name, **kwargs)
        return self.Object(kwargs.get("Key"))

    def upload_file(self, Filename, Key, ExtraArgs=None, Callback=None, Config=None):
        self.Object(Key).upload_file(Filename, ExtraArgs, Callback, Config)

    def upload_fileobj(self, Fileobj, Key, ExtraArgs=None, Callback=None, Config=None):
        self.Object(Key).upload_fileobj(Fileobj, ExtraArgs, Callback, Config)

    def download_file(self, Key, Filename, ExtraArgs=None, Callback=None, Config=None):
        self.Object(Key).download_file(Filename, ExtraArgs, Callback, Config)

    def download_fileobj(self, Key, Fileobj, ExtraArgs=None, Callback=None, Config=None):
        self.Object(Key).download_fileobj(Fileobj, ExtraArgs, Callback, Config)

    def copy(self, CopySource, Key, ExtraArgs=None, Callback=None, SourceClient=None, Config=None):
        self.Object(Key).copy(CopySource, ExtraArgs, Callback, SourceClient, Config)

    @property
    def objects(self):
        client = self.meta.client

        def fetch(parameters):
            # boto3's collections of objects use the older call.
            for page in client.get_paginator("list_objects").paginate(Bucket=self.name, **parameters):
                for data in page.get("Contents", []):
                    yield ObjectSummary(client, self.name, data["Key"], data=data)

        def delete(things, more):
            if not things:
                return []
            keys = {"Objects": [{"Key": thing.key} for thing in things]}
            return [client.delete_objects(Bucket=self.name, Delete=keys, **more)]

        return base.Collection(fetch, {"delete": delete})


class ServiceResource(base.ServiceResource):
    kinds = {"Bucket": Bucket, "Object": Object, "ObjectSummary": ObjectSummary}

    def create_bucket(self, **kwargs):
        self.meta.client.create_bucket(**kwargs)
        return Bucket(self.meta.client, kwargs["Bucket"])

    @property
    def buckets(self):
        def fetch(parameters):
            found = self.meta.client.list_buckets(**parameters).get("Buckets", [])
            return [Bucket(self.meta.client, data["Name"], data=data) for data in found]

        return base.Collection(fetch)
