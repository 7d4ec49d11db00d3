from decimal import Decimal

from boto3.dynamodb.conditions import Attr, ConditionExpressionBuilder, Key


def lambda_handler(event, context):
    builder = ConditionExpressionBuilder()
    conditions = [
        (Key("id").eq("1") & Key("sort").begins_with("a"), True),
        (Key("id").eq("1") & Key("sort").between(1, 5), True),
        (Attr("a.b[0]").gt(Decimal("1.5")) | ~Attr("old").exists(), False),
        (Attr("state").is_in(["new", "paid"]) & Attr("tags").contains("x") & Attr("name").size().lt(3), False),
        (Attr("state").ne("gone") & Attr("kind").attribute_type("S"), False),
    ]
    found = [builder.build_expression(condition, is_key) for condition, is_key in conditions]
    try:
        builder.build_expression(Attr("id").eq(1), True)
    except Exception as error:
        refused = type(error).__name__
    return {"found": found, "refused": refused, "same": Attr("a").eq(1) == Attr("a").eq(1)}
