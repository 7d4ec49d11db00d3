import sys


def lambda_handler(event, context):
    print("going")
    sys.exit(3)
