import logging
import sys

logging.warning("while importing")
logger = logging.getLogger(__name__)
logger.info("not shown: the root logger is at WARNING")
logging.basicConfig(level=logging.DEBUG, format="%(message)s")
logger.info("not shown either: basicConfig finds a handler and does nothing")
logging.getLogger().setLevel(logging.INFO)


def lambda_handler(event, context):
    logger.info("event %s", event)
    logger.debug("not shown")
    logger.error("two\nlines")
    try:
        {}["a"]
    except KeyError:
        logger.exception("it went wrong")
    print("a", "b", sep=";")
    print("two\nlines")
    print("to the error stream", file=sys.stderr)
    print("no line break", end="")
    context.log("by the context")
    return None
