from aws_lambda_powertools import Logger

logger = Logger(service="orders")


@logger.inject_lambda_context
def lambda_handler(event, context):
    logger.info("order", extra=event)
