"""Conditions as Python expressions: `Key("id").eq("1") & Attr("n").gt(2)`."""

import re

from ..exceptions import DynamoDBNeedsConditionError, DynamoDBNeedsKeyConditionError

_PART = re.compile(r"[^.\[\]]+(?![^\[]*\])")


class ConditionBase:
    """A condition: an operator and what it is about."""

    expression_format = ""
    expression_operator = ""
    has_grouped_values = False

    def __init__(self, *values):
        self._values = values

    def __and__(self, other):
        if not isinstance(other, ConditionBase):
            raise DynamoDBNeedsConditionError(other)
        return And(self, other)

    def __or__(self, other):
        if not isinstance(other, ConditionBase):
            raise DynamoDBNeedsConditionError(other)
        return Or(self, other)

    def __invert__(self):
        return Not(self)

    def get_expression(self):
        return {"format": self.expression_format, "operator": self.expression_operator, "values": self._values}

    def __eq__(self, other):
        return type(self) is type(other) and self._values == other._values

    def __ne__(self, other):
        return not self == other

    __hash__ = None


def _condition(name, operator, form="{0} {operator} {1}", grouped=False):
    return type(
        name,
        (ConditionBase,),
        {
            "expression_operator": operator,
            "expression_format": form,
            "has_grouped_values": grouped,
            "__module__": __name__,
        },
    )


Equals = _condition("Equals", "=")
NotEquals = _condition("NotEquals", "<>")
LessThan = _condition("LessThan", "<")
LessThanEquals = _condition("LessThanEquals", "<=")
GreaterThan = _condition("GreaterThan", ">")
GreaterThanEquals = _condition("GreaterThanEquals", ">=")
In = _condition("In", "IN", grouped=True)
Between = _condition("Between", "BETWEEN", "{0} {operator} {1} AND {2}")
BeginsWith = _condition("BeginsWith", "begins_with", "{operator}({0}, {1})")
Contains = _condition("Contains", "contains", "{operator}({0}, {1})")
AttributeType = _condition("AttributeType", "attribute_type", "{operator}({0}, {1})")
AttributeExists = _condition("AttributeExists", "attribute_exists", "{operator}({0})")
AttributeNotExists = _condition("AttributeNotExists", "attribute_not_exists", "{operator}({0})")
And = _condition("And", "AND", "({0} {operator} {1})")
Or = _condition("Or", "OR", "({0} {operator} {1})")
Not = _condition("Not", "NOT", "({operator} {0})")


class AttributeBase:
    """An attribute by its name, or by a path such as `a.b[0]`."""

    def __init__(self, name):
        self.name = name

    def __and__(self, value):
        raise DynamoDBNeedsConditionError(self)

    __or__ = __and__

    def __invert__(self):
        raise DynamoDBNeedsConditionError(self)

    def eq(self, value):
        return Equals(self, value)

    def lt(self, value):
        return LessThan(self, value)

    def lte(self, value):
        return LessThanEquals(self, value)

    def gt(self, value):
        return GreaterThan(self, value)

    def gte(self, value):
        return GreaterThanEquals(self, value)

    def begins_with(self, value):
        return BeginsWith(self, value)

    def between(self, low_value, high_value):
        return Between(self, low_value, high_value)

    def __eq__(self, other):
        return type(self) is type(other) and self.name == other.name

    def __ne__(self, other):
        return not self == other

    __hash__ = None


class Key(AttributeBase):
    """An attribute of the key."""


class Attr(AttributeBase):
    """Any attribute."""

    def ne(self, value):
        return NotEquals(self, value)

    def is_in(self, value):
        return In(self, value)

    def exists(self):
        return AttributeExists(self)

    def not_exists(self):
        return AttributeNotExists(self)

    def contains(self, value):
        return Contains(self, value)

    def size(self):
        return Size(self)

    def attribute_type(self, value):
        return AttributeType(self, value)


class Size(ConditionBase, Attr):
    """`size(path)`, which can be compared as an attribute can."""

    expression_operator = "size"
    expression_format = "{operator}({0})"

    def __init__(self, *values):
        ConditionBase.__init__(self, *values)
        self.name = values[0].name

    __eq__ = ConditionBase.__eq__
    __ne__ = ConditionBase.__ne__
    __hash__ = None


class ConditionExpressionBuilder:
    """From conditions to expressions with placeholders, `#n0 = :v0`."""

    def __init__(self):
        self._names = 0
        self._values = 0

    def build_expression(self, condition, is_key_condition=False):
        """Returns the text, the names and the values of its placeholders."""
        if not isinstance(condition, ConditionBase):
            raise DynamoDBNeedsConditionError(condition)
        names, values = {}, {}
        return self._text(condition, names, values, is_key_condition), names, values

    def _text(self, condition, names, values, is_key):
        expression = condition.get_expression()
        parts = [
            self._part(value, names, values, is_key, condition.has_grouped_values and index == 1)
            for index, value in enumerate(expression["values"])
        ]
        return expression["format"].format(*parts, operator=expression["operator"])

    def _part(self, value, names, values, is_key, is_grouped):
        if isinstance(value, ConditionBase):
            return self._text(value, names, values, is_key)
        if isinstance(value, AttributeBase):
            if is_key and not isinstance(value, Key):
                raise DynamoDBNeedsKeyConditionError(
                    f"Attribute object {value.name} is of type {type(value)}. KeyConditionExpression only supports Attribute objects of type Key"
                )
            return _PART.sub(lambda match: self._name(match.group(), names), value.name)
        if is_grouped:
            return f"({', '.join(self._value(part, values) for part in value)})"
        return self._value(value, values)

    def _name(self, name, names):
        placeholder = f"#n{self._names}"
        self._names += 1
        names[placeholder] = name
        return placeholder

    def _value(self, value, values):
        placeholder = f":v{self._values}"
        self._values += 1
        values[placeholder] = value
        return placeholder
