def lambda_handler(event, context):
    if event == 1
        return 2
