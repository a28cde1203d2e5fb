# One function, many arguments, on a thread pool.
import sys
import time
from concurrent.futures import ThreadPoolExecutor

option = dict(zip(sys.argv[1::2], map(int, sys.argv[2::2]))).get  # such as --unit 200, in milliseconds
second = option('--unit', 1000) / 1000


def square(i):
    time.sleep((1 if i % 2 == 0 else 0.5) * second)
    return i * i


with ThreadPoolExecutor(option('--workers', 5)) as pool:
    for result in pool.map(square, range(option('--tasks', 20))):
        print('result', result)
print('main thread')
