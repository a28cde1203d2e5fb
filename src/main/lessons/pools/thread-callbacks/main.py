# The callbacks of the futures of a thread pool.
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from threading import current_thread

option = dict(zip(sys.argv[1::2], map(int, sys.argv[2::2]))).get  # such as --unit 200, in milliseconds
second = option('--unit', 1000) / 1000


def square(i):
    print('thread', i, current_thread().name)
    time.sleep(1 * second)
    return i * i


def call_back(future):
    time.sleep(0.2 * second)
    print('callback:', future.result(), current_thread().name)


pool = ThreadPoolExecutor(option('--workers', 5))
for i in range(option('--tasks', 20)):
    pool.submit(square, i).add_done_callback(call_back)
print('main thread')
