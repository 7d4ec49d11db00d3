def lambda_handler(event, context):
    with open("config.json") as file:
        return file.read()
