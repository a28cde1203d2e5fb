# One task on a pool that may have five threads.
import sys
import time
from concurrent.futures import ThreadPoolExecutor

option = dict(zip(sys.argv[1::2], map(int, sys.argv[2::2]))).get  # such as --unit 200, in milliseconds
second = option('--unit', 1000) / 1000


def func(i):
    print('thread', i)
    time.sleep(1 * second)
    print('thread %s end' % i)


pool = ThreadPoolExecutor(option('--workers', 5))
pool.submit(func, 1)
pool.shutdown()  # waits until the task has ended
print('main thread')
