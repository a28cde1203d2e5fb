# The callbacks of the futures of a process pool.
import os
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from threading import current_thread

option = dict(zip(sys.argv[1::2], map(int, sys.argv[2::2]))).get  # such as --unit 200, in milliseconds
second = option('--unit', 1000) / 1000


def square(i):
    print('process', i, os.getpid())
    time.sleep(1 * second)
    return i * i


def call_back(future):
    time.sleep(0.2 * second)
    print('callback:', future.result(), current_thread().name, os.getpid())


if __name__ == '__main__':
    pool = ProcessPoolExecutor(option('--workers', 5))
    for i in range(option('--tasks', 20)):
        pool.submit(square, i).add_done_callback(call_back)
    print('main process', os.getpid())
