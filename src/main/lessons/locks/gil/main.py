# The same computations on threads, then on processes.
import sys
import time
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor

option = dict(zip(sys.argv[1::2], map(int, sys.argv[2::2]))).get  # such as --unit 200, in milliseconds
steps = option('--steps', 3_000_000)
workers = option('--workers', 4)


def compute(i):
    result = i
    for step in range(steps):
        result = result * 31 + step & 0xffffffff
    return result


def measure(what, pool):
    start = time.perf_counter()
    with pool:
        list(pool.map(compute, range(workers)))
    print('%s: %.2f s' % (what, time.perf_counter() - start))


if __name__ == '__main__':
    measure('on threads', ThreadPoolExecutor(workers))
    measure('on processes', ProcessPoolExecutor(workers))
