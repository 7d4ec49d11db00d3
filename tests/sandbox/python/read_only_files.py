import os


def attempt(action):
    try:
        action()
        return "done"
    except OSError as error:
        print(error)
        return f"{type(error).__name__}: {error}"


def lambda_handler(event, context):
    return [
        attempt(lambda: open("/var/task/cache.json", "w")),
        attempt(lambda: open("cache.json", "a")),
        attempt(lambda: os.makedirs("/data/in")),
        attempt(lambda: os.remove(__file__)),
        attempt(lambda: open("/tmp/none/x", "w")),
        attempt(lambda: open("config.json")),
        attempt(lambda: os.mkdir("/tmp")),
        attempt(lambda: open("/tmp")),
        attempt(lambda: open("/tmp/cache.json", "w").close()),
    ]
