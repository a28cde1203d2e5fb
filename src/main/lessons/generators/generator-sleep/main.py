# A producer that sleeps, and a generator that consumes.
import sys
import time

option = dict(zip(sys.argv[1::2], map(int, sys.argv[2::2]))).get  # such as --unit 200, in milliseconds
second = option('--unit', 1000) / 1000


def consumer():
    while True:
        item = yield
        print('consumed', item)


def producer():
    g = consumer()
    next(g)
    for i in range(3):
        print('producing', i)
        time.sleep(2 * second)
        print('produced', i)
        g.send(i)
    g.close()


producer()
