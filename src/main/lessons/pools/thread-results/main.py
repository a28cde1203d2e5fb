# The results of futures, asked for one after another.
import sys
import time
from concurrent.futures import ThreadPoolExecutor

option = dict(zip(sys.argv[1::2], map(int, sys.argv[2::2]))).get  # such as --unit 200, in milliseconds
second = option('--unit', 1000) / 1000


def square(i):
    time.sleep((1 if i % 5 == 0 else 0.6) * second)
    return i * i


pool = ThreadPoolExecutor(option('--workers', 5))
futures = []
for i in range(option('--tasks', 20)):
    futures.append(pool.submit(square, i))
for future in futures:
    print('result', future.result())  # waits for this one, whichever is ready
print('main thread')  # the end of the program waits for the pool
