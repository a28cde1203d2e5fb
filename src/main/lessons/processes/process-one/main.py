# One task on a process pool. Where processes are forked, the pool forks all five at once.
import sys
import time
from concurrent.futures import ProcessPoolExecutor

option = dict(zip(sys.argv[1::2], map(int, sys.argv[2::2]))).get  # such as --unit 200, in milliseconds
second = option('--unit', 1000) / 1000


def func(i):
    print('process', i)
    time.sleep(1 * second)
    print('process %s end' % i)


if __name__ == '__main__':
    pool = ProcessPoolExecutor(option('--workers', 5))
    pool.submit(func, 1)
    pool.shutdown()
    print('main process')
