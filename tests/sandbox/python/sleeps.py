import time


def lambda_handler(event, context):
    start = time.time()
    time.sleep(1)
    time.sleep(0.5)
    return {"slept": round(time.time() - start, 1), "left": context.get_remaining_time_in_millis() <= 1500}
