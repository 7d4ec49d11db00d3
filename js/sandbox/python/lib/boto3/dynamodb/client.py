"""The client behind DynamoDB's resources: items have Python's values, conditions may be objects."""

from botocore.client import BaseClient

from .conditions import ConditionBase, ConditionExpressionBuilder
from .types import TypeDeserializer, TypeSerializer

_serialize = TypeSerializer().serialize
_deserialize = TypeDeserializer().deserialize

# Members that map names to attribute values, and members that are lists of such maps.
_MAPS = {
    "Item",
    "Key",
    "ExpressionAttributeValues",
    "ExclusiveStartKey",
    "Attributes",
    "LastEvaluatedKey",
    "ItemCollectionKey",
    "OldImage",
    "NewImage",
}
_LISTS = {"Items", "Keys"}
# Members of the older calls: conditions and changes by attribute.
_BY_ATTRIBUTE = {"AttributeUpdates", "Expected", "KeyConditions", "QueryFilter", "ScanFilter"}
_CONDITIONS = ("ConditionExpression", "FilterExpression", "KeyConditionExpression")


class DocumentClient(BaseClient):
    def _make_api_call(self, operation, parameters):
        parameters = _with_expressions(parameters)
        answer = super()._make_api_call(operation, _values(parameters, _serialize))
        responses = answer.pop("Responses", None)
        found = _values(answer, _deserialize)
        if isinstance(responses, dict):
            # Of BatchGetItem: lists of items by table.
            found["Responses"] = {
                table: [_map(item, _deserialize) for item in items] for table, items in responses.items()
            }
        elif responses is not None:
            found["Responses"] = _values(responses, _deserialize)
        return found


def _with_expressions(parameters):
    """The parameters with texts in place of condition objects."""
    if not any(isinstance(parameters.get(name), ConditionBase) for name in _CONDITIONS):
        return parameters
    parameters = dict(parameters)
    builder = ConditionExpressionBuilder()
    names, values = {}, {}
    for name in _CONDITIONS:
        if isinstance(parameters.get(name), ConditionBase):
            parameters[name], more_names, more_values = builder.build_expression(
                parameters[name], name == "KeyConditionExpression"
            )
            names |= more_names
            values |= more_values
    parameters["ExpressionAttributeNames"] = {**parameters.get("ExpressionAttributeNames", {}), **names}
    if values or parameters.get("ExpressionAttributeValues"):
        parameters["ExpressionAttributeValues"] = {**parameters.get("ExpressionAttributeValues", {}), **values}
    return parameters


def _values(value, convert):
    if isinstance(value, list):
        return [_values(part, convert) for part in value]
    if not isinstance(value, dict):
        return value
    found = {}
    for name, part in value.items():
        if name in _MAPS and isinstance(part, dict):
            found[name] = _map(part, convert)
        elif name in _BY_ATTRIBUTE and isinstance(part, dict):
            found[name] = {attribute: _changed(change, convert) for attribute, change in part.items()}
        elif name in _LISTS and isinstance(part, (list, tuple)):
            found[name] = [_map(item, convert) for item in part]
        else:
            found[name] = _values(part, convert)
    return found


def _map(value, convert):
    return {name: convert(part) for name, part in value.items()}


def _changed(change, convert):
    found = dict(change)
    if "Value" in found:
        found["Value"] = convert(found["Value"])
    if "AttributeValueList" in found:
        found["AttributeValueList"] = [convert(value) for value in found["AttributeValueList"]]
    return found
