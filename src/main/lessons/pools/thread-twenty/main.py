# 20 tasks on 5 threads.
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from threading import current_thread

option = dict(zip(sys.argv[1::2], map(int, sys.argv[2::2]))).get  # such as --unit 200, in milliseconds
second = option('--unit', 1000) / 1000


def func(i):
    print('thread', i, current_thread().name)
    time.sleep(1 * second)
    print('thread %s end' % i)


pool = ThreadPoolExecutor(option('--workers', 5))
for i in range(option('--tasks', 20)):
    pool.submit(func, i)
pool.shutdown()
print('main thread')
