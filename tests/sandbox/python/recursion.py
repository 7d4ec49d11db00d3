def deeper(number):
    return deeper(number + 1)


def lambda_handler(event, context):
    try:
        deeper(0)
    except RecursionError as error:
        print(error)
    return deeper(0)
