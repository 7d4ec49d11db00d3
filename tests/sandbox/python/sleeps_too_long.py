import time


def lambda_handler(event, context):
    print("before")
    try:
        time.sleep(60)
    except BaseException:
        print("never seen")
    print("never seen either")
