import asyncio

loop = asyncio.new_event_loop()
asyncio.set_event_loop(loop)


async def answer():
    await asyncio.sleep(0.25)
    return "answered"


def lambda_handler(event, context):
    return [asyncio.get_event_loop().run_until_complete(answer()), loop.run_until_complete(answer())]
