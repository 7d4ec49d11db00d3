"""DynamoDB's attribute values, and Python's: `{"N": "1"}` ↔ `Decimal("1")`."""

from collections.abc import Mapping, Sequence, Set
from decimal import Clamped, Context, Decimal, Inexact, Overflow, Rounded, Underflow

DYNAMODB_CONTEXT = Context(Emin=-128, Emax=126, prec=38, traps=[Clamped, Overflow, Inexact, Rounded, Underflow])
BINARY_TYPES = (bytearray, bytes)


class Binary:
    """Bytes, as items have them."""

    def __init__(self, value):
        if not isinstance(value, BINARY_TYPES):
            raise TypeError(f"Value must be of the following types: {', '.join(map(str, BINARY_TYPES))}")
        self.value = value

    def __eq__(self, other):
        return self.value == (other.value if isinstance(other, Binary) else other)

    def __ne__(self, other):
        return not self == other

    def __repr__(self):
        return f"Binary({self.value!r})"

    def __str__(self):
        return self.value

    def __bytes__(self):
        return self.value

    def __hash__(self):
        return hash(self.value)


class TypeSerializer:
    """From Python's values to attribute values."""

    def serialize(self, value):
        kind = self._kind(value)
        return {kind: getattr(self, f"_{kind.lower()}")(value)}

    def _kind(self, value):
        if value is None:
            return "NULL"
        if isinstance(value, bool):
            return "BOOL"
        if self._is_number(value):
            return "N"
        if isinstance(value, str):
            return "S"
        if isinstance(value, (Binary, *BINARY_TYPES)):
            return "B"
        if isinstance(value, Set):
            for kind, fits in (("NS", self._is_number), ("SS", self._is_text), ("BS", self._is_binary)):
                if all(fits(part) for part in value) and value:
                    return kind
        if isinstance(value, Mapping):
            return "M"
        if isinstance(value, Sequence) and not isinstance(value, Set):
            return "L"
        raise TypeError(f'Unsupported type "{type(value)}" for value "{value}"')

    def _is_number(self, value):
        if isinstance(value, (int, Decimal)) and not isinstance(value, bool):
            return True
        if isinstance(value, float):
            raise TypeError("Float types are not supported. Use Decimal types instead.")
        return False

    def _is_text(self, value):
        return isinstance(value, str)

    def _is_binary(self, value):
        return isinstance(value, (Binary, *BINARY_TYPES))

    def _null(self, value):
        return True

    def _bool(self, value):
        return value

    def _n(self, value):
        number = str(DYNAMODB_CONTEXT.create_decimal(value))
        if number in ("Infinity", "NaN"):
            raise TypeError("Infinity and NaN not supported")
        return number

    def _s(self, value):
        return value

    def _b(self, value):
        return value.value if isinstance(value, Binary) else value

    def _ss(self, value):
        return [self._s(part) for part in value]

    def _ns(self, value):
        return [self._n(part) for part in value]

    def _bs(self, value):
        return [self._b(part) for part in value]

    def _l(self, value):
        return [self.serialize(part) for part in value]

    def _m(self, value):
        return {key: self.serialize(part) for key, part in value.items()}


class TypeDeserializer:
    """From attribute values to Python's values."""

    def deserialize(self, value):
        if not value:
            raise TypeError("Value must be a nonempty dictionary whose key is a valid dynamodb type.")
        kind = next(iter(value))
        read = getattr(self, f"_{kind.lower()}", None)
        if read is None:
            raise TypeError(f"Dynamodb type {kind} is not supported")
        return read(value[kind])

    def _null(self, value):
        return None

    def _bool(self, value):
        return value

    def _n(self, value):
        return DYNAMODB_CONTEXT.create_decimal(value)

    def _s(self, value):
        return value

    def _b(self, value):
        return Binary(value)

    def _ns(self, value):
        return set(map(self._n, value))

    def _ss(self, value):
        return set(map(self._s, value))

    def _bs(self, value):
        return set(map(self._b, value))

    def _l(self, value):
        return [self.deserialize(part) for part in value]

    def _m(self, value):
        return {key: self.deserialize(part) for key, part in value.items()}
