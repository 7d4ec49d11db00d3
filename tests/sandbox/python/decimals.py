from collections import namedtuple
from decimal import ROUND_HALF_UP, Decimal

Price = namedtuple("Price", "net vat")


def lambda_handler(event, context):
    net = sum(Decimal(str(item["price"])) * item["count"] for item in event["items"])
    vat = (net * Decimal("0.19")).quantize(Decimal("0.01"), ROUND_HALF_UP)
    # Lambda writes a Decimal as a number, and a named tuple as an object.
    return {"total": net + vat, "price": Price(net, vat), "name": "Größe", "ratio": 0.1, "nothing": float("nan")}
