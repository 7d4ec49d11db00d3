"""What tables have beside the calls of the API."""


class BatchWriter:
    """Collects puts and deletes, and sends them in lots of at most 25."""

    def __init__(self, table_name, client, flush_amount=25, overwrite_by_pkeys=None):
        self._table = table_name
        self._client = client
        self._amount = flush_amount
        self._keys = overwrite_by_pkeys
        self._waiting = []

    def put_item(self, Item):
        self._add({"PutRequest": {"Item": Item}})

    def delete_item(self, Key):
        self._add({"DeleteRequest": {"Key": Key}})

    def _add(self, request):
        if self._keys:
            mark = self._mark(request)
            self._waiting = [other for other in self._waiting if self._mark(other) != mark]
        self._waiting.append(request)
        if len(self._waiting) >= self._amount:
            self._flush()

    def _mark(self, request):
        item = request["PutRequest"]["Item"] if "PutRequest" in request else request["DeleteRequest"]["Key"]
        return [item[key] for key in self._keys]

    def _flush(self):
        lot, self._waiting = self._waiting[: self._amount], self._waiting[self._amount :]
        answer = self._client.batch_write_item(RequestItems={self._table: lot})
        self._waiting += (answer.get("UnprocessedItems") or {}).get(self._table, [])

    def __enter__(self):
        return self

    def __exit__(self, kind, problem, trace):
        while self._waiting:
            self._flush()
