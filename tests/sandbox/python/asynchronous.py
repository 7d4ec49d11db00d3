import asyncio
import time


async def check(name, seconds):
    await asyncio.sleep(seconds)
    print(f"{name} is done")
    return name, seconds


async def main(names):
    start = time.monotonic()
    found = await asyncio.gather(*(check(name, index + 1) for index, name in enumerate(names)))
    try:
        async with asyncio.timeout(0.5):
            await asyncio.sleep(10)
    except TimeoutError:
        print("too slow")
    async with asyncio.TaskGroup() as group:
        task = group.create_task(asyncio.to_thread(str.upper, "thread"))
    queue = asyncio.Queue()
    await queue.put(1)
    return {"found": dict(found), "seconds": round(time.monotonic() - start, 1), "thread": task.result(), "queued": await queue.get()}


def lambda_handler(event, context):
    return asyncio.run(main(event["names"]))
