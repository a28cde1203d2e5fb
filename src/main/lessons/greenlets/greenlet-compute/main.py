# The two computations one after the other, then switching at every step.
import sys
import time
from greenlet import greenlet

option = dict(zip(sys.argv[1::2], map(int, sys.argv[2::2]))).get  # such as --unit 200, in milliseconds
steps = option('--steps', 10_000_000)


def f1(switch):
    result = 0
    for i in range(steps):
        result += i
        switch()


def f2(switch):
    result = 1
    for i in range(steps):
        result = result * (i | 1) & 0xffffffff
        switch()


def stay():
    pass


start = time.perf_counter()
f1(stay)
f2(stay)
serial = time.perf_counter() - start

g1 = greenlet(f1)
g2 = greenlet(f2)
start = time.perf_counter()
g1.switch(lambda: g2.switch(g1.switch))  # f2 begins at the first switch, and is given its own
switching = time.perf_counter() - start
print('serial %.6f s, switching %.6f s' % (serial, switching))
print('%.0f ns a switch' % ((switching - serial) * 1e9 / (2 * steps)))
