import queue
import threading
from concurrent.futures import ThreadPoolExecutor, as_completed

found = []
work = queue.Queue()


def square(number):
    if number == 3:
        raise ValueError("three")
    return number * number


def worker():
    while True:
        item = work.get()
        found.append(item)
        work.task_done()


def lambda_handler(event, context):
    with ThreadPoolExecutor(max_workers=4) as pool:
        squares = list(pool.map(lambda number: number**2, range(5)))
        futures = {pool.submit(square, number): number for number in (2, 3)}
        problems = [str(future.exception()) for future in as_completed(futures) if future.exception()]
    thread = threading.Thread(target=found.append, args=("thread",), name="mine")
    thread.start()
    thread.join()
    threading.Thread(target=worker, daemon=True).start()
    for number in range(3):
        work.put(number)
    work.join()
    timer = threading.Timer(30, found.append, ["never"])
    timer.start()
    timer.cancel()
    lock = threading.Lock()
    with lock:
        found.append(threading.current_thread().name)
    return {"squares": squares, "problems": problems, "found": found, "alive": thread.is_alive()}
