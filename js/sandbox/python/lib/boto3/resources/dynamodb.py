"""Tables of DynamoDB."""

from ..dynamodb.table import BatchWriter
from . import base


def _name(table):
    return table.name


class Table(base.Resource):
    service = "dynamodb"
    identifiers = ("name",)
    actions = {
        method: (method, {"TableName": _name})
        for method in ("put_item", "get_item", "update_item", "delete_item", "query", "scan")
    } | {"delete": ("delete_table", {"TableName": _name}), "update": ("update_table", {"TableName": _name})}

    def _load(self):
        return self.meta.client.describe_table(TableName=self.name).get("Table")

    @property
    def table_name(self):
        return self.name

    def batch_writer(self, overwrite_by_pkeys=None):
        return BatchWriter(self.name, self.meta.client, overwrite_by_pkeys=overwrite_by_pkeys)


class ServiceResource(base.ServiceResource):
    kinds = {"Table": Table}

    def create_table(self, **kwargs):
        self.meta.client.create_table(**kwargs)
        return Table(self.meta.client, kwargs["TableName"])

    def batch_get_item(self, **kwargs):
        return self.meta.client.batch_get_item(**kwargs)

    def batch_write_item(self, **kwargs):
        return self.meta.client.batch_write_item(**kwargs)

    @property
    def tables(self):
        def fetch(parameters):
            names = self.meta.client.list_tables(**parameters).get("TableNames", [])
            return [Table(self.meta.client, name) for name in names]

        return base.Collection(fetch)
