# Some workers share some tasks, each of which takes a second.
import sys
import time
from concurrent.futures import ThreadPoolExecutor

option = dict(zip(sys.argv[1::2], map(int, sys.argv[2::2]))).get  # such as --unit 200, in milliseconds
second = option('--unit', 200) / 1000


def work():
    time.sleep(second)


with ThreadPoolExecutor(option('--workers', 2)) as pool:
    for _ in range(option('--tasks', 4)):
        pool.submit(work)
print('all tasks have ended')
