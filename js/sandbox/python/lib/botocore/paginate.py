"""Paginators: page after page, as long as an answer has a token."""

import jmespath


class Paginator:
    """The pages of one operation."""

    def __init__(self, method, pages):
        self._method = method
        self._pages = pages

    def paginate(self, **kwargs):
        return PageIterator(self._method, self._pages, kwargs)


class PageIterator:
    """Iterates over answers; `build_full_result` and `search` see them as one."""

    def __init__(self, method, pages, parameters):
        settings = parameters.pop("PaginationConfig", None) or {}
        self._method = method
        self._pages = pages
        self._parameters = parameters
        self._max_items = int(settings["MaxItems"]) if settings.get("MaxItems") is not None else None
        self._start = settings.get("StartingToken")

    @property
    def result_keys(self):
        return [jmespath.compile(name) for name in self._pages["results"]]

    def __iter__(self):
        parameters = dict(self._parameters)
        inputs, outputs = self._pages["input"], self._pages["output"]
        if self._start is not None and inputs:
            parameters[inputs[0]] = self._start
        left = self._max_items
        main = self._pages["results"][0] if self._pages["results"] else None
        while True:
            page = self._method(**parameters)
            if left is not None and main:
                items = jmespath.search(main, page)
                if isinstance(items, list) and "." not in main:
                    page[main] = items[:left]
                    left -= len(page[main])
            yield page
            tokens = [jmespath.search(name, page) for name in outputs]
            # S3 says whether there is more; the last key alone would be a token, too.
            ends = not page.get("IsTruncated", not any("||" in name for name in outputs))
            if ends or not any(tokens) or (left is not None and left <= 0):
                return
            parameters.update({name: token for name, token in zip(inputs, tokens) if token})

    def build_full_result(self):
        found = {}
        for page in self:
            for name in self._pages["results"]:
                value = jmespath.search(name, page)
                if value is None:
                    continue
                top = name.split(".")[0].split("[")[0]
                if top not in found:
                    found[top] = list(value) if isinstance(value, list) else value
                elif isinstance(value, list):
                    found[top] += value
        return found

    def search(self, expression):
        for page in self:
            value = jmespath.search(expression, page)
            if isinstance(value, list):
                yield from value
            else:
                yield value
