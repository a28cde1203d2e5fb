# The producer makes a list of all items, then the consumer goes through it.
import sys
import time

option = dict(zip(sys.argv[1::2], map(int, sys.argv[2::2]))).get  # such as --unit 200, in milliseconds
steps = option('--steps', 10_000_000)


def producer():
    items = []
    for i in range(steps):
        items.append(i)
    return items


def consumer(items):
    total = 0
    for item in items:
        total += item
    return total


start = time.perf_counter()
items = producer()
total = consumer(items)
print('sum %d of %d items in %.3f s' % (total, len(items), time.perf_counter() - start))
