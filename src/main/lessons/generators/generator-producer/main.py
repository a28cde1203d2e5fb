# The producer sends each item to the consumer, which waits at its yield.
import sys
import time

option = dict(zip(sys.argv[1::2], map(int, sys.argv[2::2]))).get  # such as --unit 200, in milliseconds
steps = option('--steps', 10_000_000)
total = 0


def consumer():
    global total
    while True:
        total += yield


def producer():
    g = consumer()
    next(g)  # to its first yield
    for i in range(steps):
        g.send(i)
    g.close()


start = time.perf_counter()
producer()
print('sum %d of %d items in %.3f s' % (total, steps, time.perf_counter() - start))
