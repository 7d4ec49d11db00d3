"""botocore as handlers meet it: calls are recorded by the page and answered by it, and nothing is sent."""

import re

__version__ = "1.44.8"

# The places where the words of an API's name begin: `DBSnapshot` is two of them.
_FIRST = re.compile("(.)([A-Z][a-z]+)")
_END = re.compile("([a-z0-9])([A-Z])")


def xform_name(name, sep="_"):
    """`InstanceId` → `instance_id`."""
    if sep in name:
        return name
    name = _FIRST.sub(r"\1" + sep + r"\2", name)
    return _END.sub(r"\1" + sep + r"\2", name).lower()


class UNSIGNED:
    """As a signature version: send without one."""

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self


UNSIGNED = UNSIGNED()
