"""Makes the tables of AWS's services in data/ from the models of botocore.

    pip install botocore==1.44.8
    python js/sandbox/aws/table.py

Run by hand when the tables are to know newer services; what it writes is kept in the repository.
The models are Amazon's, under the Apache License 2.0: data/NOTICE.txt says so and goes along.

names.txt   a service a block: names of operations, errors, pages, waiters; `tables/names.ts` reads it.
enums.txt   a service a block: the values that the JavaScript SDK exports by name; `tables/enums.ts` reads it.
shapes.txt  a service a block: what each operation takes and answers; `tables/shapes.ts` reads it.
"""

import re
from pathlib import Path

import botocore.session
from botocore import xform_name
from botocore.exceptions import UnknownServiceError, DataNotFoundError
from botocore.utils import get_service_module_name

# The services that handlers and the examples of AWS's guides call most: their parameters are known to the last level.
CORE = """
athena bedrock-runtime cloudwatch codepipeline dynamodb ec2 ecs events firehose glue kinesis kms lambda logs rds s3
scheduler secretsmanager ses sesv2 sns sqs ssm stepfunctions sts
""".split()

# Of these, the parameters' first level is known.
OTHERS = """
accessanalyzer acm apigateway apigatewaymanagementapi apigatewayv2 appconfigdata application-autoscaling autoscaling
backup batch budgets ce cloudformation cloudfront cloudtrail codebuild codecommit codedeploy cognito-identity
cognito-idp comprehend config dynamodbstreams ecr efs eks elasticache elb elbv2 emr guardduty health iam inspector2
iot-data opensearch organizations pipes polly rds-data redshift redshift-data rekognition resourcegroupstaggingapi
route53 sagemaker-runtime schemas securityhub textract transcribe transfer translate wafv2 xray
""".split()

SERVICES = sorted(CORE + OTHERS)

# Enumerations are kept of these; of the others, each name that a handler imports stands for itself.
ENUMERATED = [name for name in CORE if name not in ("athena", "ec2", "glue")]

# Of longer lists than this, such as Lambda's runtimes, only the name is kept.
MOST_VALUES = 10

SCALARS = {
    "string": "s", "character": "s", "integer": "i", "long": "l", "float": "f", "double": "d",
    "boolean": "b", "timestamp": "t", "blob": "B",
}


def names(session):
    """The text of names.txt."""
    out = []
    for service in SERVICES:
        model = session.get_service_model(service)
        metadata = model.metadata
        out.append("@" + "|".join([
            service, get_service_module_name(model), str(model.service_id),
            metadata["endpointPrefix"], metadata["protocol"], metadata.get("jsonVersion", ""),
        ]))
        out.append("o " + " ".join(map(operation, model.operation_names)))
        line("e", map(error, model.error_shapes), out)
        line("p", pages(session, service), out)
        line("w", waiters(session, service), out)
    rest = [name for name in session.get_available_services() if name not in SERVICES]
    out.append("others " + " ".join((other(session, name) for name in rest)))
    return "\n".join(out) + "\n"


def line(letter, items, out):
    text = " ".join(items)
    if text:
        out.append(f"{letter} {text}")


def operation(name):
    """The name, and its method in boto3 where the reader of the table would make another one."""
    method = xform_name(name)
    return name if method == simple_method(name) else f"{name}={method}"


def simple_method(name):
    """`names.ts` does the same."""
    end = re.search(r"[A-Z]{2,}s$", name)
    if end:
        name = f"{name[:end.start()]}_{end.group().lower()}"
    name = re.sub(r"(.)([A-Z][a-z]+)", r"\1_\2", name)
    return re.sub(r"([a-z0-9])([A-Z])", r"\1_\2", name).lower()


def error(shape):
    """`Name`, `=Code` where that is another one, `:status` where it is not 400."""
    settings = shape.metadata.get("error", {})
    code = settings.get("code", shape.name)
    status = settings.get("httpStatusCode", 500 if shape.metadata.get("fault") else 400)
    return shape.name + ("" if code == shape.name else f"={code}") + ("" if status == 400 else f":{status}")


def pages(session, service):
    """`Operation:ResultKey,…:InputToken,…:OutputToken,…:LimitKey`."""
    try:
        model = session.get_component("data_loader").load_service_model(service, "paginators-1")
    except (UnknownServiceError, DataNotFoundError):
        return
    for name, page in sorted(model["pagination"].items()):
        yield ":".join([name, listed(page.get("result_key", [])), listed(page["input_token"]),
                        listed(page["output_token"]), page.get("limit_key", "")])


def listed(value):
    values = [value] if isinstance(value, str) else value
    return ",".join(value.replace(" ", "") for value in values)


def waiters(session, service):
    """`Waiter:Operation`."""
    try:
        model = session.get_component("data_loader").load_service_model(service, "waiters-2")
    except (UnknownServiceError, DataNotFoundError):
        return
    for name, waiter in sorted(model["waiters"].items()):
        yield f"{name}:{waiter['operation']}"


def other(session, name):
    service_id = str(session.get_service_model(name).service_id)
    return f"{name}|{service_id.replace(' ', '_')}"


class Shapes:
    """The structures of one service, numbered as they are met."""

    def __init__(self, deep):
        self.deep = deep
        self.numbers = {}
        self.lines = []

    def structure(self, shape, depth=0):
        key = shape.name
        if key in self.numbers:
            return self.numbers[key]
        number = len(self.lines)
        self.numbers[key] = number
        self.lines.append(None)
        # Both SDKs fill in tokens that make a call idempotent.
        required = {name for name in shape.required_members if not shape.members[name].metadata.get("idempotencyToken")}
        self.lines[number] = "|".join(self.member(name, member, name in required, depth) for name, member in shape.members.items())
        if shape.is_tagged_union:
            self.lines[number] = "^" + self.lines[number]
        return number

    def member(self, name, shape, required, depth):
        mark = ("/" if shape.serialization.get("location") == "uri" else "!") if required else ":"
        return name + mark + self.kind(shape, depth)

    def kind(self, shape, depth):
        least = shape.metadata.get("min", 0)
        if shape.type_name == "structure":
            if shape.is_document_type:
                return "*"
            if depth >= self.deep:
                return "o"
            return f"{self.structure(shape, depth + 1)}"
        if shape.type_name == "list":
            return f"{'<' if least == 1 else f'<{least},' if least else '['}{self.kind(shape.member, depth)}"
        if shape.type_name == "map":
            return "{" + self.kind(shape.value, depth)
        if shape.serialization.get("jsonvalue") or shape.metadata.get("jsonvalue"):
            return "*"
        kind = SCALARS[shape.type_name]
        if kind == "B" and shape.serialization.get("streaming"):
            kind = "S"
        # A length is never below 0, a number can be.
        is_bound = kind in "ilfd" and "min" in shape.metadata or kind == "s" and least
        return f"{kind}{least}" if is_bound else kind


def shapes(session):
    """The text of shapes.txt."""
    out = []
    for service in SERVICES:
        model = session.get_service_model(service)
        known = Shapes(99 if service in CORE else 0)
        times = set()
        out.append(f"@{service}")
        for name in model.operation_names:
            op = model.operation_model(name)
            taken = known.structure(op.input_shape) if op.input_shape else ""
            given = "|".join(top(op.output_shape, times)) if op.output_shape else ""
            out.append(f"{taken}>{given}")
        out.append("=")
        out.extend(known.lines)
        out.append("t " + " ".join(sorted(times)))
    return "\n".join(out) + "\n"


def enums(session):
    """The text of enums.txt."""
    out = []
    for service in ENUMERATED:
        model = session.get_service_model(service)
        out.append(f"@{service}")
        for name in model.shape_names:
            values = getattr(model.shape_for(name), "enum", None)
            if values:
                kept = values if len(values) <= MOST_VALUES else []
                out.append("|".join([name[0].upper() + name[1:], *kept]))
    return "\n".join(out) + "\n"


def top(shape, times):
    """`Member:kind` of an answer's top members; the names of all times in it join `times`."""
    collect(shape, times, set())
    for name, member in shape.members.items():
        kind = {"structure": "{", "map": "{", "list": "["}.get(member.type_name) or SCALARS[member.type_name]
        # boto3 gives every payload of bytes as a stream, the JavaScript SDK only what the model calls one.
        if kind == "B" and shape.serialization.get("payload") == name:
            kind = "S" if member.serialization.get("streaming") else "P"
        yield f"{name}:{kind}"


def collect(shape, times, seen):
    if shape.type_name == "structure":
        if shape.name in seen:
            return
        seen.add(shape.name)
        for name, member in shape.members.items():
            if member.type_name == "timestamp":
                times.add(name)
            collect(member, times, seen)
    elif shape.type_name == "list":
        collect(shape.member, times, seen)
    elif shape.type_name == "map":
        collect(shape.value, times, seen)


if __name__ == "__main__":
    session = botocore.session.get_session()
    folder = Path(__file__).parent / "data"
    (folder / "names.txt").write_text(names(session))
    (folder / "enums.txt").write_text(enums(session))
    (folder / "shapes.txt").write_text(shapes(session))
