import os
import sys

TABLE = os.environ["TABLE"]


def lambda_handler(event, context):
    return {
        "table": TABLE,
        "missing": os.environ.get("MISSING", "default"),
        "region": os.environ["AWS_REGION"],
        "function": os.environ["AWS_LAMBDA_FUNCTION_NAME"] == context.function_name,
        "memory": [context.memory_limit_in_mb, os.environ["AWS_LAMBDA_FUNCTION_MEMORY_SIZE"]],
        "runtime": os.environ["AWS_EXECUTION_ENV"],
        "handler": os.environ["_HANDLER"],
        "version": sys.version_info[:2],
        "context": [context.aws_request_id, context.function_version, context.log_group_name, context.invoked_function_arn],
        "identity": context.identity.cognito_identity_id,
        "in_time": 2900 < context.get_remaining_time_in_millis() <= 3000,
    }
