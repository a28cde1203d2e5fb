# Two computations, one after the other.
import sys
import time

option = dict(zip(sys.argv[1::2], map(int, sys.argv[2::2]))).get  # such as --unit 200, in milliseconds
steps = option('--steps', 10_000_000)


def f1():
    result = 0
    for i in range(steps):
        result += i
    return result


def f2():
    result = 1
    for i in range(steps):
        result = result * (i | 1) & 0xffffffff
    return result


start = time.perf_counter()
total = f1()
product = f2()
stop = time.perf_counter()
print('sum %d, product %d, %d steps each in %.6f s' % (total, product, steps, stop - start))
